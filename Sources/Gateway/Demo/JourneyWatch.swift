import Foundation
import MailTypes
import Store
import Synchronization

/// Waits for the first lead and for the hand-over of its reply.
final class JourneyWatch: Sendable {
    private struct State {
        var lead: NewLead?
        var sent: (reply: SMTPReply, at: Date)?
    }

    private let state = Mutex(State())

    func lead(_ lead: NewLead) {
        state.withLock { $0.lead = $0.lead ?? lead }
    }

    func sent(_ id: QueueID, _ reply: SMTPReply, _ at: Date) {
        state.withLock { state in
            guard state.sent == nil, state.lead?.steps.first?.queueID == id else { return }
            state.sent = (reply, at)
        }
    }

    /// The lead and its reply; nil when they did not come in time.
    func wait(until deadline: Date) async throws -> (lead: NewLead, reply: SMTPReply, sent: Date)? {
        while Date() < deadline {
            let found = state.withLock { state in
                state.lead.flatMap { lead in state.sent.map { (lead, $0.reply, $0.at) } }
            }
            if let found { return found }
            try await Task.sleep(for: .milliseconds(2))
        }
        return nil
    }
}
