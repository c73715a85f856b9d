/// Where captured replies are looked up: the demo's smart host. Absent in service.
package protocol CapturedMail: Sendable {
    /// The newest first.
    func newest(_ limit: Int) async -> [CapturedMessage]
    /// The message with that queue ID.
    func message(_ id: String) async -> CapturedMessage?
}
