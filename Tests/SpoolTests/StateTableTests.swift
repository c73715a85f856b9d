import Foundation
import MailTypes
import Testing

@testable import Spool

/// The rows of the state table in mailroot/README.md, a test each.
@Suite struct StateTableTests {
    /// The log as a crash leaves it: the record that was being written is there in part.
    @Test func writing() async throws {
        let scratch = try Scratch()
        try await scratch.withOpen { root in
            try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope(1))
            try await root.incoming.commit(Sample.octets(2), envelope: Sample.envelope(2))
        }
        let path = try #require(try scratch.segments().first)
        try scratch.write(scratch.octets(path).dropLast(100), to: path)
        try await scratch.withOpen { root in
            #expect(root.incoming.count == 1)
            #expect(root.sweep.tornOctets > 0)
            #expect(root.sweep.damaged.isEmpty)
        }
    }

    @Test func queued() async throws {
        let scratch = try Scratch()
        let id = try await scratch.withOpen { root in
            try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope(1))
        }
        try await scratch.withOpen { root in
            #expect(root.incoming.lease(at: Scratch.arrival, limit: 9).map(\.id) == [id])
            let message = try await root.incoming.message(id)
            #expect(message.octets == Sample.octets(1))
            #expect(message.envelope == Sample.envelope(1))
        }
    }

    /// Somebody had taken it and not noted anything: it comes again.
    @Test func judgedNotNoted() async throws {
        let scratch = try Scratch()
        let id = try await scratch.withOpen { root in
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope(1))
            #expect(root.incoming.lease(at: Scratch.arrival, limit: 1).map(\.id) == [id])
            #expect(root.incoming.lease(at: Scratch.arrival, limit: 1).isEmpty)
            return id
        }
        try await scratch.withOpen { root in
            #expect(root.incoming.lease(at: Scratch.arrival, limit: 1).map(\.id) == [id])
            try await root.incoming.note(.done(outcome: "lead"), for: id)
            #expect(root.incoming.count == 0)
        }
    }

    @Test func dueDeferred() async throws {
        let scratch = try Scratch()
        let later = Scratch.arrival.addingTimeInterval(300)
        let id = try await scratch.withOpen { root in
            let id = try await root.outgoing.commit(
                Sample.octets(1), envelope: Sample.envelope(1, lane: .firstReply))
            _ = root.outgoing.lease(at: Scratch.arrival, limit: 1)
            try await root.outgoing.note(.deferred(until: later, reason: "451 4.3.0 later", attempts: 3), for: id)
            return id
        }
        try await scratch.withOpen { root in
            let entry = try #require(root.outgoing.entry(id))
            #expect(entry.due == later && entry.attempts == 3 && entry.reason == "451 4.3.0 later")
            #expect(entry.lane == .firstReply)
            #expect(entry.state(at: Scratch.arrival) == .deferred)
            #expect(root.outgoing.lease(at: later.addingTimeInterval(-1), limit: 1).isEmpty)
            #expect(root.outgoing.nextDue() == later)
            #expect(root.outgoing.lease(at: later, limit: 1).map(\.id) == [id])
        }
    }

    /// The smart host has it, we had no time to say so: the message is there for whoever asks the ledger.
    @Test func handedOverNotNoted() async throws {
        let scratch = try Scratch()
        let id = try await scratch.withOpen { root in
            let id = try await root.outgoing.commit(Sample.octets(1), envelope: Sample.envelope(1))
            _ = root.outgoing.lease(at: Scratch.arrival, limit: 1)
            return id
        }
        try await scratch.withOpen { root in
            // The same step asks for its commit again and finds it there.
            try await root.outgoing.commit(Sample.octets(1), envelope: Sample.envelope(1), id: id)
            #expect(root.outgoing.count == 1)
            try await root.outgoing.note(.done(outcome: "250 2.0.0 Ok"), for: id)
        }
        try await scratch.withOpen { root in
            #expect(root.outgoing.count == 0)
        }
    }

    @Test func done() async throws {
        let scratch = try Scratch()
        let id = try await scratch.withOpen { (root: MailRoot) async throws in
            let id = try await root.incoming.commit(Sample.octets(1), envelope: Sample.envelope(1))
            try await root.incoming.note(.done(outcome: "lead"), for: id)
            return id
        }
        try await scratch.withOpen { (root: MailRoot) async throws in
            #expect(root.incoming.count == 0)
            #expect(root.incoming.entry(id) == nil)
            #expect(root.sweep.archived.count == 1)
            #expect(try scratch.segments().isEmpty)
            #expect(try scratch.names("archive/2026-05") == ["incoming-0000000001.log"])
        }
    }
}
