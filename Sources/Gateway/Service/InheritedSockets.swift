import Foundation

/// The listening sockets that a service manager opened for us and handed over (socket activation): descriptors from 3
/// on, told by LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES.
struct InheritedSockets: Sendable {
    private let descriptors: [String: Int32]

    /// The first descriptor that is handed over; below are standard input, output and error.
    private static let first: Int32 = 3
    /// More than any installation has listeners: a wrong number in the environment opens nothing.
    private static let maximum: Int32 = 64

    /// - Parameter process: our process ID; variables meant for another process count for nothing.
    init(
        environment: [String: String] = ProcessInfo.processInfo.environment,
        process: Int32 = ProcessInfo.processInfo.processIdentifier
    ) {
        var descriptors: [String: Int32] = [:]
        if environment["LISTEN_PID"].flatMap({ Int32($0) }) == process,
            let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...Self.maximum).contains(count)
        {
            let names = environment["LISTEN_FDNAMES"]?.split(separator: ":", omittingEmptySubsequences: false) ?? []
            for index in 0..<count {
                // A socket without a name of its own is called by its number, 1 the first.
                let name = Int(index) < names.count ? String(names[Int(index)]) : ""
                descriptors[name.isEmpty || name == "unknown" ? "\(index + 1)" : name] = Self.first + index
            }
        }
        self.descriptors = descriptors
    }

    func descriptor(_ name: String) -> Int32? { descriptors[name] }

    var names: [String] { descriptors.keys.sorted() }
}
