import FoundationEssentials

/// One line of a session's dialogue as an operator may see it: without secrets, contents and whole addresses.
package struct DialogueEvent: Codable, Sendable, Equatable {
    /// Which way the mail goes.
    package enum Direction: String, Codable, Sendable {
        /// A peer talks to us.
        case inbound = "in"
        /// We talk to the smart host.
        case outbound = "out"
    }

    /// Who said it.
    package enum Speaker: String, Codable, Sendable {
        case client = "C"
        case server = "S"
        /// Nobody: something that happened.
        case note = "*"
    }

    package var time: Date
    package var direction: Direction
    /// A number for the session, the same for each of its lines.
    package var session: UInt64
    /// The other side: a peer's IP address, or the smart host as it is configured.
    package var peer: String
    package var speaker: Speaker
    package var text: String

    package init(
        time: Date, direction: Direction, session: UInt64, peer: String, speaker: Speaker, text: String
    ) {
        self.time = time
        self.direction = direction
        self.session = session
        self.peer = peer
        self.speaker = speaker
        self.text = text
    }
}
