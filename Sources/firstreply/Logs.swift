import Gateway
import Logging

/// Sets up the log: lines on standard error, where systemd and a terminal both find them.
enum Logs {
    static func logger(level: String, label: String = "firstreply") -> Logger {
        var logger = Logger(label: label) { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        return logger
    }
}
