import MailTypes
import Testing

@testable import SMTP

struct SubmissionScopeTests {
    /// Whatever a server answers, only recipient and content faults of class 5 are permanent.
    @Test func `nothing about us is permanent`() {
        for stage in SubmissionScope.Stage.allCases {
            for code in [
                400, 421, 450, 451, 452, 454, 500, 501, 503, 504, 530, 535, 538, 550, 551, 552, 553, 554, 555, 599,
            ] {
                for subject in 0...7 {
                    for detail in 0...8 {
                        let status = EnhancedStatusCode(code / 100, subject, detail)
                        let fault = DeliveryErrors.fault(at: stage, reply: SMTPReply(code, status, "x"))
                        let mayFail = (fault.scope == .recipient || fault.scope == .content) && code >= 500
                        #expect(!fault.permanent || mayFail)
                        let isOpening = [.greeting, .hello, .startTLS, .auth].contains(stage)
                        #expect(!isOpening || fault.scope == .host)
                        #expect(code != 421 || fault.scope == .host)
                    }
                }
            }
        }
    }

    @Test func `a fault made by hand keeps the rule`() {
        for scope in SubmissionScope.allCases {
            let fault = SubmissionFault(scope: scope, action: .fail, reply: nil, local: nil, cause: "x")
            #expect(fault.permanent == (scope == .recipient || scope == .content))
        }
        for local in LocalFault.allCases {
            let fault = SubmissionFault(local)
            #expect(!fault.permanent || fault.statement?.isPermanent == true)
        }
    }

    @Test func `reads what a server offers`() {
        let offered = ServerCapabilities(
            SMTPReply(
                250,
                lines: [
                    "mx PIPELINING", "pipelining", "SIZE 35882577", "8BITMIME", "STARTTLS", "AUTH LOGIN PLAIN XOAUTH2",
                    "SMTPUTF8",
                ]
            )
        )
        #expect(offered.pipelining && offered.startTLS && offered.eightBitMIME && offered.smtpUTF8 && offered.size)
        #expect(offered.maximumOctets == 35_882_577)
        #expect(offered.mechanisms == [.plain, .login, .xoauth2])
        for limit in ["SIZE", "SIZE 0", "SIZE x", "SIZE 99999999999999999999"] {
            #expect(ServerCapabilities(SMTPReply(250, lines: ["mx", limit])).maximumOctets == nil)
        }
        #expect(ServerCapabilities(SMTPReply(250, lines: ["PIPELINING"])) == ServerCapabilities())
    }
}
