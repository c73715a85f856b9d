import NIOCore
import SMTP
import Synchronization

/// Name servers that answer as a test wants.
final class ScriptedLookup: AddressLookup {
    enum Answer: Sendable {
        case addresses([String])
        case fault(LookupFault)
        /// This, after so long.
        indirect case late(Duration, Answer)
    }

    private let answers: [AddressFamily: Answer]
    private let asked = Mutex<[AddressFamily]>([])

    init(a: Answer, aaaa: Answer) {
        answers = [.a: a, .aaaa: aaaa]
    }

    var questions: [AddressFamily] { asked.withLock { $0 } }

    func addresses(of host: String, port: Int, family: AddressFamily) async throws -> [SocketAddress] {
        asked.withLock { $0.append(family) }
        return try await give(answers[family] ?? .addresses([]), port)
    }

    private func give(_ answer: Answer, _ port: Int) async throws -> [SocketAddress] {
        switch answer {
        case .addresses(let texts): return try texts.map { try SocketAddress(ipAddress: $0, port: port) }
        case .fault(let fault): throw fault
        case .late(let time, let answer):
            try await Task.sleep(for: time)
            return try await give(answer, port)
        }
    }
}
