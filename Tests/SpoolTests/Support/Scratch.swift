import Foundation
import MailTypes
import NIOCore
import NIOPosix
import Synchronization
import Testing
import Vault

@testable import Spool

/// A mailroot of a test, removed with the last reference.
final class Scratch: Sendable {
    let path: String
    let vault: Vault?
    let settings: LogSettings
    /// What the spool told of itself.
    let news = Mutex<[SpoolNews]>([])
    /// What the archive takes for the time.
    let now = Mutex(Scratch.arrival)

    /// The faults it told of.
    var faults: [SpoolFault] {
        news.withLock { $0.compactMap { if case .fault(let fault) = $0 { fault } else { nil } } }
    }

    /// When messages of tests arrive.
    static let arrival = Date(timeIntervalSince1970: 1_780_000_000)
    static let pool: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 2)
        pool.start()
        return pool
    }()

    init(vault: Vault? = nil, settings: LogSettings = .small) throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("spool-\(UUID().uuidString)").path
        self.vault = vault
        self.settings = settings
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func open(files: any FileSystem = PosixFileSystem()) throws -> MailRoot {
        try MailRoot.open(
            path: path, vault: vault, settings: settings, pool: Self.pool, files: files,
            now: { [self] in now.withLock { $0 } }, report: { [self] news in self.news.withLock { $0.append(news) } }
        )
    }

    /// Opens the mailroot for as long as `body` runs.
    @discardableResult
    func withOpen<Result>(
        files: any FileSystem = PosixFileSystem(), _ body: (MailRoot) async throws -> Result
    ) async throws -> Result {
        let root = try open(files: files)
        defer { root.close() }
        return try await body(root)
    }

    func names(_ directory: String) throws -> [String] {
        try DirectoryListing.names(in: path + "/" + directory)
    }

    func segments(_ queue: QueueName = .incoming) throws -> [String] {
        try names(queue.rawValue).filter { $0.hasSuffix(".log") }.map { "\(path)/\(queue.rawValue)/\($0)" }
    }

    func octets(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    func write(_ octets: some Collection<UInt8>, to path: String) throws {
        try Data(octets).write(to: URL(fileURLWithPath: path))
    }
}

extension LogSettings {
    /// Segments so small that a few messages fill one.
    static var small: LogSettings {
        var settings = LogSettings()
        settings.segmentOctets = 16 << 10
        settings.smallSegmentOctets = 8 << 10
        settings.blobThreshold = 4 << 10
        settings.cacheOctets = 0
        return settings
    }
}

/// Messages that tests queue.
enum Sample {
    static func envelope(_ number: Int = 0, lane: Lane = .other) -> Envelope {
        Envelope(
            peer: "192.0.2.7", helo: "mail.acme.example",
            reversePath: .mailbox(AddrSpec(localPart: "ann\(number)", domain: "acme.example")),
            forwardPaths: [AddrSpec(localPart: "info", domain: "lakeside.example")], arrival: Scratch.arrival,
            lane: lane
        )
    }

    /// A message of about so many octets that tells its number.
    static func octets(_ number: Int, count: Int = 300) -> ByteBuffer {
        var text = "Subject: Inquiry \(number)\r\n\r\n"
        while text.utf8.count < count { text += "We need a car to the airport, \(number).\r\n" }
        return ByteBuffer(string: text)
    }
}
