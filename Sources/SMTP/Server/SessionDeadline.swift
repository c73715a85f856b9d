import MailTypes
import NIOCore

/// When a session has waited long enough. Times are the event loop's; it keeps no clock of its own.
///
/// A session has one timer, looked at no more often than its shortest time: a command moves a number, not a timer.
package struct SessionDeadline: Sendable {
    /// What the session is waiting for.
    package enum Phase: Sendable {
        /// The peer's next command.
        case command
        /// The peer's next piece of data.
        case data
        /// Ourselves: the receiver is at work, and the peer is not to blame.
        case receiver
    }

    /// What the timer should do.
    package enum Check: Equatable, Sendable {
        /// Look again then.
        case again(NIODeadline)
        /// Tell the peer and close.
        case expired(SMTPReply)
    }

    private let limits: ServerLimits
    private let sessionEnd: NIODeadline
    private var phase = Phase.command
    private var since: NIODeadline
    private var dataSince: NIODeadline

    package init(limits: ServerLimits, start: NIODeadline) {
        self.limits = limits
        sessionEnd = start + limits.sessionTimeout
        since = start
        dataSince = start
    }

    /// Something came from the peer, or the session turned to something else.
    package mutating func move(to next: Phase, at now: NIODeadline) {
        phase = next
        since = now
    }

    /// The data of one message begins: its time in all counts from here, also through waits for the receiver.
    package mutating func beginData(at now: NIODeadline) {
        dataSince = now
        move(to: .data, at: now)
    }

    /// Whether the time is up.
    ///
    /// - Parameter isCrowded: the server is nearly full, and slow peers make room.
    package func check(at now: NIODeadline, isCrowded: Bool = false) -> Check {
        let commandTime = isCrowded ? min(limits.crowdedCommandTimeout, limits.commandTimeout) : limits.commandTimeout
        let blockTime = isCrowded ? min(limits.crowdedDataTimeout, limits.dataBlockTimeout) : limits.dataBlockTimeout
        // Looked at so often that a crowd is noticed in time.
        let soonest = min(limits.commandTimeout, limits.dataBlockTimeout, limits.crowdedCommandTimeout)
        let end: NIODeadline
        switch phase {
        case .command: end = since + commandTime
        case .data: end = min(since + blockTime, dataSince + limits.dataTimeout)
        case .receiver: return .again(now + soonest)
        }
        if now >= end { return .expired(.timeout) }
        if phase == .command, now >= sessionEnd { return .expired(.sessionTooLong) }
        return .again(min(end, now + soonest))
    }

    /// The session has lasted so long that it is to end at this command.
    package func isSessionOver(at now: NIODeadline) -> Bool {
        now >= sessionEnd
    }
}
