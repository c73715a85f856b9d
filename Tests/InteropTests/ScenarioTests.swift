import Foundation
import Testing

/// The built program among strangers. Each scenario starts its own servers on free loopback ports and stops them; they
/// run one after another because they measure time and kill processes.
@Suite("The program among strangers", .serialized)
struct ScenarioTests {
    @Test(
        "Scenario",
        arguments: [
            ("check", "A broken configuration: every fault with file, line, key, hint; exit status 78"),
            ("demo", "The demo's journey, and the swaks line it prints, pasted"),
            ("clients", "swaks, msmtp, smtplib and openssl s_client, with STARTTLS and AUTH"),
            ("forms", "Forms over HTTP: curl, a plain page in Chromium, the same call twice, a burst"),
            ("peers", "Postfix, Exim, OpenSMTPD, aiosmtpd, msmtp, swaks, curl and openssl, both directions"),
            ("tools", "The postmaster's tools, on a running gateway and on a stopped one"),
            ("smart_host", "A real Postfix as smart host, in order and with each fault"),
            ("disk", "A full disk, a read-only mailroot and a failing sync"),
            ("disk_faults", "Every fault of the disk at every operation of the spool and of the ledger, as a table"),
            ("stop", "SIGTERM among idle sessions, a message under way, and a smart host that hangs"),
            ("loops", "Two gateways answering each other, and robots that answer everything"),
            ("syscalls", "Killed after one system call and after the next, through a whole inquiry and a start"),
            ("power", "Power failures under load: what was not synced is gone, and nothing acknowledged is"),
            ("crash", "Killed at random under load: nothing lost, nothing twice, nothing invented"),
        ])
    func scenario(name: String, summary: String) throws {
        let run = try ScenarioRun(name)
        print("--- \(summary)\n\(run.output)")
        if run.status == ScenarioRun.skipped {
            let reason =
                run.output.split(separator: "\n").last.map(String.init) ?? "skipped without a reason"
            try Test.cancel(Comment(rawValue: reason))
        }
        #expect(run.status == 0, "\(summary)\n\(run.output)")
    }
}
