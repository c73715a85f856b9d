import Foundation
import Gateway
import Logging

/// Sets up the log: lines on standard error, where systemd and a terminal both find them.
enum Logs {
    private static let writer: LogWriter = {
        let writer = LogWriter(descriptor: STDERR_FILENO)
        // However the program ends by itself, its last lines are there.
        atexit { Logs.writer.flush() }
        return writer
    }()

    static func logger(level: String, label: String = "firstreply") -> Logger {
        var logger = Logger(label: label) { LineLogHandler(label: $0, writer: writer) }
        logger.logLevel = Logger.Level(rawValue: level) ?? .info
        return logger
    }
}
