/// The event that tells a session to end: at once with 421 when it is between commands, else after the message under
/// way (RFC 5321 §3.8).
struct ServerShutdown: Sendable {}
