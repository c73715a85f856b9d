import Foundation
import Logging
import Synchronization

/// One line for each event: time, severity, name of the program, facts in the order of their names, module, words.
struct LineLogHandler: LogHandler {
    let label: String
    let writer: LogWriter
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    /// What ends the last second's time of day, so that it is made once.
    private static let lastTime = Mutex<(second: Int, text: String)>((0, ""))

    init(label: String, writer: LogWriter) {
        self.label = label
        self.writer = writer
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var line = Self.stamp(time(nil))
        line += " \(event.level) \(label):"
        for (key, value) in facts(of: event) { line += " \(key)=\(value)" }
        line += " [\(event.source)] \(event.message)\n"
        writer.write(line, isUrgent: event.level >= .warning)
    }

    private func facts(of event: LogEvent) -> [(key: String, value: Logger.Metadata.Value)] {
        var facts = event.metadata ?? [:]
        if !metadata.isEmpty { facts.merge(metadata) { own, _ in own } }
        if let provided = metadataProvider?.get() { facts.merge(provided) { own, _ in own } }
        if let error = event.error { facts["error.message"] = "\(error)" }
        return facts.sorted { $0.key < $1.key }
    }

    /// `2026-11-22T18:30:00-0500`, in the system's zone.
    private static func stamp(_ second: time_t) -> String {
        lastTime.withLock { last in
            if last.second == second { return last.text }
            var moment = second
            var parts = tm()
            localtime_r(&moment, &parts)
            let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
                let count = strftime(buffer.baseAddress, buffer.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
                return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
            last = (second, text)
            return text
        }
    }
}
