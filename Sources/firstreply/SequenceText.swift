import Foundation
import Gateway
import Leads

/// Sequences in words.
enum SequenceText {
    /// `mon-fri 09:00-18:00`, or the days one by one.
    static func window(_ window: SendWindow) -> String {
        let days = Weekday.allCases.filter { window.days.contains($0) }
        let isWorkweek = window.days == [.mon, .tue, .wed, .thu, .fri]
        let named = isWorkweek ? "mon-fri" : days.count == 7 ? "daily" : days.map(\.rawValue).joined(separator: ",")
        return "\(named) \(clock(window.from))-\(clock(window.to))"
    }

    private static func clock(_ minutes: Int) -> String {
        String(format: "%02d:%02d", minutes / 60, minutes % 60)
    }

    static func text(_ simulation: SequenceSimulation) -> String {
        var lines = ["Lead \(simulation.lead), sequence \(simulation.sequence), times in \(simulation.timeZone)", ""]
        for step in simulation.steps {
            lines.append("\(step.step): \(step.outcome)\(step.local.map { " \($0)" } ?? "")")
            if let template = step.template {
                lines.append("    template \(template)\(step.subject.map { ", \"\($0)\"" } ?? "")")
            }
            lines += step.why.map { "    \($0)" }
        }
        if simulation.steps.isEmpty { lines.append("No step: this lead is not answered.") }
        lines += ["", "What ends it:"] + simulation.stops.map { "  - \($0)" }
        return lines.joined(separator: "\n")
    }
}
