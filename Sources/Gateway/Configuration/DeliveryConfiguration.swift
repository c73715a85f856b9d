/// How our own mail is handed over, whichever host takes it.
package struct DeliveryConfiguration: Sendable {
    package var pace: PaceLimits
    package var bounds: ConnectionBounds
    /// The longest wait for a reply, in seconds; nil: the times of RFC 5321.
    package var replyTimeout: Double?
    package var schedule: RetrySchedule

    static func read(_ reader: inout ConfigurationReader) -> DeliveryConfiguration {
        typealias Keys = ConfigurationKeys
        let daily = reader.value(Keys.smartHostDaily, fallback: 0)
        let reserve = reader.value(Keys.smartHostReserve, fallback: 0)
        if daily > 0, reserve > daily, reader.file.values[Keys.smartHostReserve.name] != nil {
            reader.fault(
                Keys.smartHostReserve.name, "is more than smart_host.daily_limit",
                "give less, so that follow-ups can leave at all"
            )
        }
        return DeliveryConfiguration(
            pace: PaceLimits(
                connections: reader.value(Keys.smartHostConnections, fallback: 4),
                messagesPerSecond: reader.optional(Keys.smartHostRate),
                messagesPerDay: daily > 0 ? daily : nil,
                // Never all of a small day: a fifth, as of the default.
                dailyReserve: min(reserve, reader.file.values[Keys.smartHostReserve.name] == nil ? daily / 5 : reserve)
            ),
            bounds: ConnectionBounds(
                messages: reader.value(Keys.smartHostMessages, fallback: 500),
                age: reader.value(Keys.smartHostAge, fallback: 3600),
                idleRefresh: max(1, reader.value(Keys.smartHostRefresh, fallback: 60))
            ),
            replyTimeout: reader.optional(Keys.smartHostReplyTimeout),
            schedule: RetrySchedule(
                waits: reader.value(Keys.smartHostRetry, fallback: [5]),
                lifetime: reader.value(Keys.smartHostLifetime, fallback: 5 * 86_400)
            )
        )
    }
}
