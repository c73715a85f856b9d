import Foundation
import Leads
import Logging
import MailTypes
import NIOCore
import NIOPosix
import NIOSSL
import SMTP
import ServiceLifecycle
import Spool
import Store
import Templates
import UnixSignals
import Vault

/// The working floor: every room of one installation, opened in order and run together.
package struct WorkingFloor: Sendable {
    package let configuration: Configuration
    package let store: Store
    package let mailroot: MailRoot
    let shelf: RuleShelf
    let tokens: TokenAddresses
    let submitters: LocalSubmitters?
    let pool: NIOThreadPool
    let clock: any WallClock
    let logger: Logger
    private let ladder: HostLadder
    /// Finds the smart hosts' addresses.
    let lookup: any AddressLookup
    private let courierBell = Doorbell()
    /// Where SMTP sessions of both ways tell their dialogue.
    private let tap = DialogueTap()

    /// Threads for file I/O: reads of large messages and of what is no longer in memory. Commits have threads of their
    /// own.
    private static let fileThreads = 4

    /// How long a stop waits for what is under way, at both doors: an upgrade is to be over in 5 s, whatever a peer or the
    /// smart host does. Afterwards all is cut off; nothing is lost by it, since every room resumes from the disk.
    private static let stopLimit = Duration.milliseconds(4500)

    /// Opens an installation: rules, keys, mailroot, ledger. Blocks while the disk is read.
    ///
    /// - Throws: `ConfigurationFaults` for what an operator can mend in files, `VaultFault`, `SpoolFault`, `StoreError`.
    package static func open(
        _ configuration: Configuration, clock: any WallClock = SystemClock(),
        lookup: any AddressLookup = SystemLookup(), logger: Logger
    ) throws -> WorkingFloor {
        let book = try RuleBook.load(configuration)
        let submitters = try configuration.smtp.submittersFile.map { path in
            try LocalSubmitters(
                text: SecretFile.read(path, key: ConfigurationKeys.smtpSubmitters.name), file: path
            )
        }
        try FileManager.default.createDirectory(
            atPath: configuration.mailroot, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700]
        )
        let (ring, isNew) = try Keyring.loadOrCreate(path: configuration.keyring)
        if isNew { logger.notice("keyring made: back it up", metadata: ["file": "\(configuration.keyring)"]) }
        let vault = Vault(ring)
        let pool = NIOThreadPool(numberOfThreads: fileThreads)
        pool.start()
        let (spoolAlarm, ledgerAlarm) = (DiskAlarm(logger: logger), DiskAlarm(logger: logger))
        let mailroot = try MailRoot.open(path: configuration.mailroot, vault: vault, pool: pool) { spoolAlarm.hear($0) }
        let sweep = mailroot.sweep
        logger.log(
            level: sweep.isAlarming ? .error : .notice,
            sweep.isAlarming ? "ALERT mailroot opened with damage" : "mailroot opened",
            metadata: [
                "incoming": "\(mailroot.incoming.count)", "outgoing": "\(mailroot.outgoing.count)",
                "torn_octets": "\(sweep.tornOctets)", "damaged": "\(sweep.damaged)", "faults": "\(sweep.faults)",
                "orphans": "\(sweep.orphans.count)", "without_blob": "\(sweep.withoutBlob)",
                "archived": "\(sweep.archived.count)",
            ])
        let store = try Store.open(path: configuration.mailroot + "/firstreply.sqlite", vault: vault) {
            ledgerAlarm.hear($0)
        }
        return WorkingFloor(
            configuration: configuration, store: store, mailroot: mailroot, book: book, vault: vault,
            submitters: submitters, pool: pool, clock: clock, lookup: lookup, logger: logger
        )
    }

    private init(
        configuration: Configuration, store: Store, mailroot: MailRoot, book: RuleBook, vault: Vault,
        submitters: LocalSubmitters?, pool: NIOThreadPool, clock: any WallClock, lookup: any AddressLookup,
        logger: Logger
    ) {
        self.configuration = configuration
        self.store = store
        self.mailroot = mailroot
        shelf = RuleShelf(book, configuration: configuration, logger: logger)
        tokens = TokenAddresses(vault: vault, domain: configuration.business.replyDomain)
        self.submitters = submitters
        self.pool = pool
        self.clock = clock
        self.lookup = lookup
        self.logger = logger
        ladder = HostLadder(
            names: configuration.smartHosts.map(\.host), schedule: configuration.delivery.schedule, logger: logger)
    }

    /// Runs every room until the process is told to stop, then closes the disk side.
    ///
    /// - Parameter others: services that run beside the rooms, such as the web server; they stop first.
    package func run(hooks: GatewayHooks = GatewayHooks(), others: [any Service] = []) async throws {
        checkDescriptors()
        let services = try rooms(hooks) + others
        // Stopped in the reverse order: the door closes first, the courier last.
        var settings = ServiceGroupConfiguration(
            services: services.map {
                .init(
                    service: $0, successTerminationBehavior: .ignore,
                    failureTerminationBehavior: .gracefullyShutdownGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet(logger)
        )
        settings.maximumGracefulShutdownDuration = Self.stopLimit
        let result: Result<Void, any Error>
        do {
            try await ServiceGroup(configuration: settings).run()
            result = .success(())
        } catch {
            result = .failure(error)
        }
        try await close()
        try result.get()
    }

    private func checkDescriptors() {
        let limit = DescriptorLimit.raised(
            connections: configuration.smtp.connections, submissions: configuration.delivery.pace.connections)
        guard !limit.isEnough else { return }
        logger.warning(
            "fewer open files allowed than smtp.connections can need; raise LimitNOFILE of the unit, or ulimit -n",
            metadata: ["allowed": "\(limit.allowed)", "needed": "\(limit.needed)"])
    }

    /// The lifecycle's own lines are of interest only when something is searched for.
    private func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .warning)
        return quiet
    }

    private func close() async throws {
        mailroot.close()
        try await store.close()
        try await pool.shutdownGracefully()
    }

    // MARK: rooms

    private func rooms(_ hooks: GatewayHooks) throws -> [any Service] {
        let desk = Doorbell()
        let group = MultiThreadedEventLoopGroup.singleton
        let certificates = try certificateShelf()
        let doors = Doors(
            configuration: configuration.smtp, receiver: receiver, certificates: certificates,
            offersAuthentication: submitters != nil, tap: tap, group: group, logger: logger
        )
        let listener = SMTPListener(servers: try doors.servers(), onStart: hooks.onListening)
        let watches = certificates.map { [CertificateWatch(shelf: $0)] } ?? []
        return [
            courier(hooks, desk: desk, group: group), runner(bell: desk), intake(hooks, desk: desk),
            ReloadService(shelf: shelf),
            ControlServer(
                path: ControlSocket.path(mailroot: configuration.mailroot), group: group, logger: logger,
                perform: queueDesk.perform, tap: tap
            ),
        ] + watches + [listener]
    }

    private func courier(_ hooks: GatewayHooks, desk: Doorbell, group: any EventLoopGroup) -> Courier {
        let delivery = configuration.delivery
        let timeZone = configuration.business.timeZone
        let pace = SendingPace(limits: delivery.pace, timeZone: timeZone, sentToday: 0, at: clock.now())
        return Courier(
            queue: mailroot.outgoing, mailroot: mailroot, store: store,
            hosts: configuration.smartHosts.map { [tap] description in
                {
                    var host = try SmartHost(description)
                    host.tap = tap
                    return host
                }
            },
            hostname: configuration.smtp.hostname, lookup: lookup, pool: ConnectionPool(bounds: delivery.bounds),
            ladder: ladder, pace: PaceKeeper(pace, logger: logger),
            timeouts: Courier.timeouts(atMost: delivery.replyTimeout), schedule: delivery.schedule,
            timeZone: timeZone, bell: courierBell, clock: clock, logger: logger, onSent: hooks.onSent
        )
    }

    private func runner(bell: Doorbell) -> SequenceRunner {
        SequenceRunner(
            store: store, queue: mailroot.outgoing,
            composer: { [configuration, tokens, shelf] in
                let book = shelf.book
                return ReplyComposer(
                    configuration, tokens: tokens, templates: book.templates, sequences: book.sequences)
            },
            followUps: { [zone = configuration.business.timeZone, shelf] in
                FollowUpDesk(sequences: shelf.book.sequences, business: zone)
            },
            rules: { [budgets = configuration.budgets] in budgets.rules(for: $0, step: $1) }, bell: bell, clock: clock,
            logger: logger
        )
    }

    private func intake(_ hooks: GatewayHooks, desk: Doorbell) -> Intake {
        let judge = Judge(
            business: configuration.business, tokens: tokens, shelf: shelf,
            newID: { [outgoing = mailroot.outgoing] in outgoing.newID(at: $0) }
        )
        return Intake(
            mailroot: mailroot, store: store, finder: LeadFinder(store: store, tokens: tokens), judge: judge,
            bell: Doorbell(), desk: desk, clock: clock, logger: logger,
            onLead: hooks.onLead
        )
    }

    /// The queue tools of a running gateway.
    private var queueDesk: QueueDesk {
        QueueDesk(
            mailroot: mailroot, store: store, clock: clock, holdCause: { [ladder] in ladder.cause },
            flush: { [ladder, courierBell] in
                ladder.lift()
                courierBell.ring()
            })
    }

    /// The way of web forms into the spool.
    package var formDoor: FormDoor {
        FormDoor(
            business: configuration.business, tokens: tokens, queue: mailroot.incoming,
            backlog: configuration.smtp.backlog, clock: clock)
    }

    /// Ends the follow-ups of the lead that a page's address names.
    /// - Parameter way: a word for the event log.
    /// - Returns: false when the token is none of ours, or its lead is gone.
    package func unsubscribe(token: String, way: String) async throws -> Bool {
        guard let lead = tokens.lead(ofUnsubscribeToken: token) else { return false }
        return try await store.unsubscribe(lead: lead, way: way, at: clock.now())
    }

    /// Whether a page's address names a lead of ours.
    package func isUnsubscribeToken(_ token: String) -> Bool {
        tokens.lead(ofUnsubscribeToken: token) != nil
    }

    /// The form profiles in force, and the secrets of those that sign.
    package var forms: (profiles: FormProfileBook, keys: [String: [[UInt8]]]) {
        let book = shelf.book
        return (book.forms, book.formKeys)
    }

    private var receiver: Receiver {
        Receiver(
            business: configuration.business, tokens: tokens, queue: mailroot.incoming,
            hostname: configuration.smtp.hostname, backlog: configuration.smtp.backlog, submitters: submitters,
            clock: clock
        )
    }

    private func certificateShelf() throws(ConfigurationFaults) -> CertificateShelf? {
        guard let certificate = configuration.smtp.certificateFile, let key = configuration.smtp.keyFile else {
            return nil
        }
        return try CertificateShelf(certificate: certificate, key: key, logger: logger)
    }
}
