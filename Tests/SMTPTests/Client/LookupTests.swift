import MailTypes
import NIOCore
import SMTP
import Testing

/// Finding and reaching the smart host: what names answer, and that one dead address costs a quarter of a second
/// (RFC 8305 §5), not a first reply.
@Suite(.timeLimit(.minutes(2))) struct LookupTests {
    typealias Answer = ScriptedLookup.Answer

    private func open(_ lookup: ScriptedLookup, port: Int, limit: TimeAmount = .seconds(100)) async -> Result<
        Void, SubmissionFault
    > {
        var timeouts = ClientTimeouts()
        timeouts.connect = limit
        do throws(SubmissionFault) {
            let host: SmartHost
            do { host = try SmartHost(host: "smart.example", port: port, security: .none) } catch {
                throw SubmissionFault(.configuration, cause: "\(error)")
            }
            let connection = try await SubmissionConnection.open(
                to: host, as: "gateway.test", timeouts: timeouts, lookup: lookup, logger: TestServer.logger)
            await connection.close()
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    /// 192.0.2.0/24 and 2001:db8::/32 are for examples and lead nowhere; 127.0.0.2 refuses.
    @Test(arguments: [
        (Answer.addresses(["127.0.0.1"]), Answer.addresses([])),
        (.addresses(["127.0.0.1"]), .fault(.serverFailure)),
        (.addresses(["127.0.0.1"]), .fault(.noSuchName)),
        (.addresses(["127.0.0.1"]), .late(.seconds(60), .addresses([]))),
        (.addresses(["127.0.0.2", "127.0.0.1"]), .addresses([])),
        (.addresses(["127.0.0.1"]), .addresses(["2001:db8::1"])),
        (.addresses(["192.0.2.1", "127.0.0.1"]), .addresses(["2001:db8::1"])),
        (.late(.milliseconds(200), .addresses(["127.0.0.1"])), .addresses(["2001:db8::1"])),
    ])
    func anyWayThatLeadsThereIsFound(_ a: Answer, _ aaaa: Answer) async throws {
        try await TestServer.run(RecordingReceiver()) { server in
            let lookup = ScriptedLookup(a: a, aaaa: aaaa)
            await #expect(throws: Never.self) { try await open(lookup, port: server.port).get() }
            #expect(Set(lookup.questions) == [.a, .aaaa])
        }
    }

    @Test(arguments: [
        (Answer.fault(.serverFailure), Answer.fault(.serverFailure), "SERVFAIL"),
        (.fault(.noSuchName), .fault(.noSuchName), "NXDOMAIN"),
        (.fault(.timeout), .fault(.timeout), "timeout"),
        (.fault(.system("no file descriptors")), .fault(.noSuchName), "no file descriptors"),
        (.addresses([]), .addresses([]), "no address"),
        (.addresses([]), .fault(.timeout), "timeout"),
    ])
    func aNameThatGivesNothingIsAboutTheHost(_ a: Answer, _ aaaa: Answer, _ word: String) async throws {
        guard case .failure(let fault) = await open(ScriptedLookup(a: a, aaaa: aaaa), port: 9) else {
            Issue.record("opened")
            return
        }
        #expect(fault.local == .resolve)
        #expect(fault.scope == .host && fault.action == .hold && !fault.permanent)
        #expect(fault.cause.contains(word), "\(fault.cause)")
    }

    @Test func nameServersThatNeverAnswerEndWithTheTimeForConnecting() async throws {
        let never = Answer.late(.seconds(600), .addresses([]))
        let result = await open(ScriptedLookup(a: never, aaaa: never), port: 9, limit: .milliseconds(100))
        guard case .failure(let fault) = result else {
            Issue.record("opened")
            return
        }
        #expect(fault.scope == .host && fault.action == .hold)
    }

    @Test func theSystemKnowsLoopback() async throws {
        let lookup = SystemLookup()
        #expect(try await lookup.addresses(of: "127.0.0.1", port: 25, family: .a).map(\.port) == [25])
        #expect(try await lookup.addresses(of: "127.0.0.1", port: 25, family: .aaaa).isEmpty)
        #expect(try await lookup.addresses(of: "::1", port: 25, family: .aaaa).map(\.ipAddress) == ["::1"])
        let named = try await lookup.addresses(of: "localhost", port: 587, family: .a)
        #expect(named.map(\.ipAddress) == ["127.0.0.1"])
        #expect(named.map(\.port) == [587])
    }

    @Test func theSystemSaysThatANameIsNone() async throws {
        // `invalid` never exists. Without any name server the system cannot know.
        await #expect {
            _ = try await SystemLookup(limit: .seconds(5)).addresses(of: "x.invalid", port: 25, family: .a)
        } throws: { error in
            [.noSuchName, .serverFailure, .timeout].contains(error as? LookupFault)
        }
    }
}
