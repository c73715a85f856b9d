import ArgumentParser
import Gateway
import Web

/// Runs the gateway.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the gateway in the foreground until SIGTERM or SIGINT.",
        discussion: """
            Takes mail on smtp.listen, answers leads through the smart host, and keeps everything in the mailroot. \
            On SIGTERM it tells its peers 421, finishes messages under way and ends within seconds; what is queued goes \
            on at the next start. On SIGHUP it reads rules and templates again; broken ones are logged and leave the last \
            good ones in force. Only one gateway may own a mailroot.
            """
    )

    @OptionGroup var file: ConfigurationOption

    func run() async throws {
        try await Reporting.run {
            let configuration = try file.load()
            let logger = Logs.logger(level: configuration.logLevel)
            let floor = try WorkingFloor.open(configuration, logger: logger)
            let web = try WebServer(
                store: floor.store, forms: FloorDoors(floor: floor), unsubscribes: FloorDoors(floor: floor),
                office: configuration.business.name, peers: configuration.webPeers,
                callsPerMinute: configuration.webCallsPerMinute, captured: nil, logger: logger)
            let services = configuration.webListen.map { web.service(host: $0.host, port: $0.port) }
            try await floor.run(others: services)
        }
    }
}
