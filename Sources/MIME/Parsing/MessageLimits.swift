/// Where reading stops: every bound on what a hostile message can make us do. What lies beyond a limit stays in the
/// octets and is recorded as a defect; nothing is refused.
package struct MessageLimits: Hashable, Sendable {
    /// Nested multiparts and messages. Real mail stays below 10 (a chain of forwards); each level costs a stack frame
    /// and one comparison per line that starts with `--`.
    package var depth: Int
    /// Entities in one message. A digest of a busy list has some hundreds; each entity costs about 200 octets.
    package var entities: Int
    /// Fields of one header. Long Received and ARC chains reach 200; each field costs 32 octets and one comparison in
    /// every look-up.
    package var fields: Int

    package init(depth: Int = 64, entities: Int = 10_000, fields: Int = 5_000) {
        self.depth = depth
        self.entities = entities
        self.fields = fields
    }

    package static let standard = MessageLimits()
}
