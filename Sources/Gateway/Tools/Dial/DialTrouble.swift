import MailTypes
import SMTP

/// Why a smart host cannot be used, what cures it, and the exit status that says so.
struct DialTrouble: Equatable {
    var sentence: String
    var cure: String
    var status: Int32

    /// Of sysexits.h.
    enum Status {
        static let noHost: Int32 = 68
        static let unavailable: Int32 = 69
        static let tryAgain: Int32 = 75
        static let protocolFault: Int32 = 76
        static let notPermitted: Int32 = 77
        static let configuration: Int32 = 78
    }

    init(_ sentence: String, cure: String, status: Int32) {
        self.sentence = sentence
        self.cure = cure
        self.status = status
    }

    /// What a fault of the dialogue means, at the step it came.
    init(_ fault: SubmissionFault, step: String, security: SmartHost.Security) {
        if let reply = fault.reply {
            self = Self.refusal(reply, step: step)
        } else {
            self = Self.local(fault, security: security)
        }
    }

    private static func refusal(_ reply: SMTPReply, step: String) -> DialTrouble {
        let said = DialogueMask.text(reply.description)
        if reply.code == 421 || reply.isTransient && step != "auth" {
            return DialTrouble(
                "the host refuses for now at \(step): \(said)",
                cure: "wait and dial again; if it lasts, ask the host's operator: a limit of theirs may be reached",
                status: Status.tryAgain)
        }
        switch step {
        case "auth":
            return DialTrouble(
                "the host does not let us in: \(said)",
                cure: "check smart_host.username and the file in smart_host.password_file or smart_host.token_file; "
                    + "some hosts want a password made for programs",
                status: reply.isTransient ? Status.tryAgain : Status.notPermitted)
        case "mail":
            return DialTrouble(
                "the host does not let us send as business.from: \(said)",
                cure: "have the host allow this sender for our user, or set business.from to one that it allows",
                status: Status.notPermitted)
        case "rcpt":
            return DialTrouble(
                "the host does not take mail for the recipient: \(said)",
                cure: "if it speaks of relaying, the login is not in force; else try another one with --to",
                status: Status.notPermitted)
        case "greeting":
            return DialTrouble(
                "the host refuses our connection: \(said)",
                cure: "ask its operator whether our address is blocked, and check smart_host.port",
                status: Status.unavailable)
        default:
            return DialTrouble(
                "the host refuses \(step): \(said)", cure: "check that host and port are a submission server's",
                status: Status.protocolFault)
        }
    }

    private static func local(_ fault: SubmissionFault, security: SmartHost.Security) -> DialTrouble {
        let said = DialogueMask.text(fault.cause)
        switch fault.local {
        case .startTLSMissing:
            return DialTrouble(
                "the host does not offer STARTTLS, and nothing is sent without it",
                cure:
                    "use the host's submission port: 587 with security starttls, or 465 with security tls; if it offered "
                    + "STARTTLS before, something between takes it out",
                status: Status.protocolFault)
        case .certificate:
            return DialTrouble(
                "the host's certificate is not believed", cure: "see the step certificate", status: Status.protocolFault
            )
        case .tls:
            let other =
                security == .implicitTLS
                ? "if this port greets in the clear, set smart_host.security to starttls"
                : "check that the host speaks TLS 1.2 or later"
            return DialTrouble("TLS does not come about: \(said)", cure: other, status: Status.protocolFault)
        case .authMissing:
            return DialTrouble(
                "the host offers no way to log in that fits our credentials",
                cure:
                    "use its submission port; XOAUTH2 needs smart_host.token_file, all others smart_host.password_file",
                status: Status.protocolFault)
        case .passwordInClear:
            return DialTrouble(
                "no password is sent without TLS", cure: "set smart_host.security to starttls or tls",
                status: Status.configuration)
        case .serverUnproven:
            return DialTrouble(
                "the host says that the login is right, and does not prove that it knows the password",
                cure: "do not trust it: something between may answer in its place", status: Status.protocolFault)
        case .configuration:
            return DialTrouble(said, cure: "run firstreply check", status: Status.configuration)
        case .opening where security != .implicitTLS && said.contains("greeting"):
            return DialTrouble(
                "no greeting: \(said)",
                cure: "if this is port 465, set smart_host.security to tls; else see whether a firewall takes the "
                    + "connection and says nothing",
                status: Status.unavailable)
        default:
            return DialTrouble(
                "the dialogue broke off: \(said)", cure: "dial again; if it lasts, ask the host's operator",
                status: Status.tryAgain)
        }
    }
}
