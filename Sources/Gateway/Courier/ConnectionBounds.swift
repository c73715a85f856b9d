/// How long and how much one connection to a smart host is used.
package struct ConnectionBounds: Hashable, Sendable {
    /// Messages before it is closed and another opened.
    package var messages: Int
    /// Seconds since it was opened.
    package var age: Double
    /// Seconds of idleness after which it is asked for a sign of life.
    package var idleRefresh: Double

    package init(messages: Int = 500, age: Double = 3600, idleRefresh: Double = 60) {
        self.messages = messages
        self.age = age
        self.idleRefresh = idleRefresh
    }
}
