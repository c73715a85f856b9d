import MailTypes
import NIOCore
import Testing

@testable import SMTP

/// The parameters of MAIL, RCPT, BDAT and XCLIENT.
struct ParameterTests {
    private func read(_ line: String) -> Result<Command, CommandFault> {
        Result { () throws(CommandFault) in
            try CommandParser.read(ByteBuffer(string: line), commandOctets: 512)
        }
    }

    private func code(_ line: String) -> String {
        switch read(line) {
        case .success: "ok"
        case .failure(let fault): fault.endsSession ? "end" : String(fault.reply.code)
        }
    }

    @Test(arguments: [
        ("MAIL FROM:<> RET=FULL", "ok"), ("MAIL FROM:<> ret=hdrs ENVID=QQ314159", "ok"),
        ("MAIL FROM:<> RET=SOME", "501"),
        ("MAIL FROM:<> RET", "501"), ("MAIL FROM:<> RET=FULL RET=FULL", "501"), ("MAIL FROM:<> ENVID=", "501"),
        ("MAIL FROM:<> ENVID=+4", "501"), ("MAIL FROM:<> ENVID=a+2Bb", "ok"),
        ("MAIL FROM:<> ENVID=\(String(repeating: "x", count: 100))", "ok"),
        ("MAIL FROM:<> ENVID=\(String(repeating: "x", count: 101))", "501"),
        ("MAIL FROM:<> BODY=BINARYMIME", "ok"), ("MAIL FROM:<> BODY=8BITMIME", "ok"), ("MAIL FROM:<> BODY=7bit", "ok"),
        ("MAIL FROM:<> BODY=BINARY", "501"), ("MAIL FROM:<> REQUIRETLS", "ok"), ("MAIL FROM:<> REQUIRETLS=1", "501"),
        ("MAIL FROM:<> SMTPUTF8=1", "501"), ("MAIL FROM:<> MT-PRIORITY=3", "555"), ("MAIL FROM:<> NOTIFY=NEVER", "555"),
        ("RCPT TO:<a@b.example> NOTIFY=NEVER", "ok"), ("RCPT TO:<a@b.example> notify=success,delay", "ok"),
        ("RCPT TO:<a@b.example> NOTIFY=NEVER,DELAY", "501"), ("RCPT TO:<a@b.example> NOTIFY=DELAY,DELAY", "501"),
        ("RCPT TO:<a@b.example> NOTIFY=", "501"), ("RCPT TO:<a@b.example> NOTIFY", "501"),
        ("RCPT TO:<a@b.example> NOTIFY=DELAY,", "501"), ("RCPT TO:<a@b.example> ORCPT=rfc822;a+40b", "ok"),
        ("RCPT TO:<a@b.example> ORCPT=rfc822", "501"), ("RCPT TO:<a@b.example> ORCPT=;x", "501"),
        ("RCPT TO:<a@b.example> ORCPT=rfc822;", "501"), ("RCPT TO:<a@b.example> ORCPT=rfc822;a+4", "501"),
        ("RCPT TO:<a@b.example> ORCPT=utf-8;用户@例子.example", "ok"), ("RCPT TO:<a@b.example> RET=FULL", "555"),
        ("RCPT TO:<a@b.example> ORCPT=rfc822;\(String(repeating: "x", count: 493))", "ok"),
        ("RCPT TO:<a@b.example> ORCPT=rfc822;\(String(repeating: "x", count: 494))", "501"),
        ("BDAT 0", "ok"), ("BDAT 10 LAST", "ok"), ("bdat 10 last", "ok"), ("BDAT 99999999999999999999", "ok"),
        ("BDAT", "end"), ("BDAT x", "end"), ("BDAT -1", "end"), ("BDAT 10 LASTLY", "end"), ("BDAT 10 LAST x", "end"),
        ("BDAT 1 0", "end"), ("BDAT 0x10", "end"), ("BDAT 100000000000000000000", "end"), ("BDAT 10\u{1}", "end"),
        ("BDAT \(String(repeating: "1", count: 600))", "end"), ("LHLO", "501"), ("LHLO c", "ok"),
        ("XCLIENT ADDR=192.0.2.1 NAME=x", "ok"), ("XCLIENT", "501"), ("XCLIENT ADDR=x", "501"),
        ("XCLIENT FOO=1", "501"),
        ("XCLIENT ADDR", "501"), ("XCLIENT ADDR=IPV6:2001:db8::1 HELO=c", "ok"),
    ])
    func `parameters`(_ line: String, _ expected: String) {
        #expect(code(line) == expected)
    }

    @Test func `what was asked is kept`() throws {
        guard case .mail(_, let mail) = try read("MAIL FROM:<> RET=hdrs ENVID=Q+2B1 BODY=BINARYMIME REQUIRETLS").get(),
            case .rcpt(_, let rcpt) = try read("RCPT TO:<a@b.example> NOTIFY=success,Delay ORCPT=rfc822;A+40b").get(),
            case .xclient(let client) = try read("XCLIENT ADDR=IPV6:2001:DB8::1 HELO=c NAME=[UNAVAILABLE]").get()
        else {
            Issue.record("not the commands they are")
            return
        }
        #expect(mail.request.extent == .headers && mail.request.envelopeID == "Q+2B1")
        #expect(mail.request.isBinary && mail.request.requiresTLS)
        #expect(rcpt == RecipientParameters(notify: ["SUCCESS", "DELAY"], original: "rfc822;A+40b"))
        #expect(client == ClientAttributes(address: "2001:db8::1", helo: "c"))
    }
}
