/// What is known of the addresses that call.
package protocol CallerNames: Sendable {
    /// Whether an address is a proxy of ours, whose word on the caller's address is believed.
    func isProxy(_ address: String) -> Bool

    /// Under which name its calls are counted.
    func counted(_ address: String) -> String
}
