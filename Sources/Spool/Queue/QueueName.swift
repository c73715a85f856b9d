/// The two queues of a mailroot.
package enum QueueName: String, Sendable, Codable, CaseIterable {
    /// Mail that came and is to be understood.
    case incoming
    /// Our own mail, to be handed to the smart host.
    case outgoing

    var number: UInt32 {
        switch self {
        case .incoming: 1
        case .outgoing: 2
        }
    }
}
