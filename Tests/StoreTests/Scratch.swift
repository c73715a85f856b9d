import Foundation
import Vault

@testable import Store

/// A directory for one test's ledger, gone with it.
final class Scratch: Sendable {
    let directory: String
    var path: String { directory + "/ledger.sqlite" }

    init() throws {
        directory = NSTemporaryDirectory() + "store-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }

    func open(
        trace: LedgerConnection.Trace? = nil, report: @escaping @Sendable (StoreNews) -> Void = { _ in }
    ) throws -> Store {
        try Store.open(path: path, vault: Samples.vault, trace: trace, report: report)
    }

    /// The ledger as a crash at this moment would leave it on disk.
    func crashImage() throws -> Scratch {
        let image = try Scratch()
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.copyItem(atPath: path + suffix, toPath: image.path + suffix)
        }
        return image
    }

    /// All octets of the ledger's files.
    func octets() throws -> Data {
        try ["", "-wal"].reduce(into: Data()) { octets, suffix in
            guard FileManager.default.fileExists(atPath: path + suffix) else { return }
            octets += try Data(contentsOf: URL(fileURLWithPath: path + suffix))
        }
    }
}
