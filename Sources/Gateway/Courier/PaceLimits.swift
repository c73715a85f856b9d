/// How much may be handed over, as the configuration says.
package struct PaceLimits: Hashable, Sendable {
    /// At once.
    package var connections: Int
    /// Messages a second; nil: as fast as the host takes them.
    package var messagesPerSecond: Double?
    /// Messages a day in the business's time zone; nil: no limit (M109, D9).
    package var messagesPerDay: Int?
    /// How many of them only first replies and alerts may use (D9).
    package var dailyReserve: Int

    package init(
        connections: Int, messagesPerSecond: Double? = nil, messagesPerDay: Int? = nil, dailyReserve: Int = 0
    ) {
        self.connections = connections
        self.messagesPerSecond = messagesPerSecond
        self.messagesPerDay = messagesPerDay
        self.dailyReserve = dailyReserve
    }
}
