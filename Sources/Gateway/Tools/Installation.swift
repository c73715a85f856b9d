import Foundation
import MIME
import MailTypes
import NIOCore
import NIOPosix
import Spool
import Store
import Templates
import Vault

/// An installation as the command line works on it: beside a running gateway where there is one, on its files where
/// there is none.
package struct Installation: Sendable {
    package let configuration: Configuration

    package init(_ configuration: Configuration) {
        self.configuration = configuration
    }

    private var databasePath: String { configuration.mailroot + "/firstreply.sqlite" }

    private func vault() throws -> Vault {
        Vault(try Keyring.load(path: configuration.keyring))
    }

    // MARK: queues

    /// Does something with the queues: through the gateway's control socket, or directly when none runs.
    package func perform(_ request: ControlRequest) async throws -> ControlResponse {
        if let response = try await ControlClient(mailroot: configuration.mailroot).ask(request) { return response }
        try MailrootOwner(of: configuration.mailroot)?.become()
        guard FileManager.default.fileExists(atPath: configuration.mailroot + "/incoming") else {
            throw ControlFault(
                problem: "no gateway has run on \(configuration.mailroot) yet; firstreply serve makes it"
            )
        }
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        let vault = try vault()
        let mailroot = try MailRoot.open(path: configuration.mailroot, vault: vault, pool: pool) { _ in }
        let store = try Store.open(path: databasePath, vault: vault)
        let response = await QueueDesk(mailroot: mailroot, store: store).perform(request)
        mailroot.close()
        try await store.close()
        try await pool.shutdownGracefully()
        return response
    }

    // MARK: leads

    /// The newest leads.
    package func leads(limit: Int) async throws -> [LeadListing] {
        try await withStore { try await $0.leads(limit: limit).map { LeadListing($0) } }
    }

    /// One lead with its steps and history; nil when there is none of that ID.
    package func lead(_ id: String) async throws -> LeadListing? {
        guard let id = QueueID(id) else { return nil }
        return try await withStore { try await $0.leadDetail(id).map { LeadListing($0) } }
    }

    /// The newest texts of delivery reports that no rule knew.
    package func unknownBounces(limit: Int) async throws -> [UnknownBounceListing] {
        try await withStore { try await $0.unknownBounces(limit: limit).map { UnknownBounceListing($0) } }
    }

    /// Who gets no more mail, newest first.
    package func suppressions(limit: Int) async throws -> [SuppressionListing] {
        try await withStore { try await $0.suppressions(limit: limit).map { SuppressionListing($0) } }
    }

    /// The newest calls of the web doors.
    package func webhookCalls(limit: Int) async throws -> [WebhookListing] {
        try await withStore { try await $0.webhookCalls(limit: limit).map { WebhookListing($0) } }
    }

    /// Takes in a lead that somebody typed: a call, a walk-in (M8). It enters by the spool like all mail.
    ///
    /// - Returns: its ID.
    package func add(_ lead: TypedLead) async throws -> String {
        let octets = try lead.message(to: configuration.business.inboxes.first, at: Date())
        let response = try await perform(ControlRequest(.add, argument: Data(octets).base64EncodedString()))
        guard let id = response.done?.first else {
            throw ControlFault(problem: response.problems?.joined(separator: "; ") ?? "the lead was not taken")
        }
        return id
    }

    /// Takes in a message that a program on this host gives.
    ///
    /// - Returns: its ID.
    /// - Throws: `SubmittedMessage.Refusal`, `ControlFault`.
    package func submit(_ text: [UInt8], _ arguments: SendmailArguments, user: String) async throws -> String {
        let inboxes = Set(configuration.business.inboxes.map(\.comparisonKey))
        let submitted = try SubmittedMessage(
            text, arguments, user: user, hostname: configuration.smtp.hostname, at: Date(),
            isOurs: { inboxes.contains($0.comparisonKey) }
        )
        let request = ControlRequest(
            .add, argument: Data(submitted.octets).base64EncodedString(), envelope: submitted.envelope)
        let response = try await perform(request)
        guard let id = response.done?.first else {
            throw ControlFault(problem: response.problems?.joined(separator: "; ") ?? "the message was not taken")
        }
        return id
    }

    /// A lead's record, with the vault that opens its tokens.
    func leadRecord(_ id: QueueID) async throws -> (Vault, LeadRecord)? {
        let vault = try vault()
        return try await withStore { try await $0.lead(id) }.map { (vault, $0) }
    }

    /// A lead with its steps and history, with the vault that opens its tokens.
    func leadDetail(_ id: QueueID) async throws -> (Vault, LeadDetail)? {
        let vault = try vault()
        return try await withStore { try await $0.leadDetail(id) }.map { (vault, $0) }
    }

    private func withStore<Value>(_ body: (Store) async throws -> Value) async throws -> Value {
        // Reading makes files too: the ledger's shared memory.
        try MailrootOwner(of: configuration.mailroot)?.become()
        let store = try Store.openReadOnly(path: databasePath, vault: try vault())
        let value = try await body(store)
        try await store.close()
        return value
    }
}
