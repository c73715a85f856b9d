import Foundation
import MailTypes
import Testing

@testable import SMTP

/// The one table of faults: what it may never say, and that the operators' page says the same.
@Suite struct DeliveryErrorsTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/delivery-errors.md")

    @Test func `the page shows the table`() throws {
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        if let path = ProcessInfo.processInfo.environment["FIRSTREPLY_WRITE_TABLE"] {
            try DeliveryErrors.markdown.write(toFile: path, atomically: true, encoding: .utf8)
        }
        #expect(text.contains(DeliveryErrors.markdown), "docs/delivery-errors.md and DeliveryErrors differ")
    }

    @Test func `only recipient and content fail a message, by class 5`() {
        for row in DeliveryErrors.replies {
            let mayFail = row.scope == .recipient || row.scope == .content
            #expect(row.transient != .fail && row.transient != .expire && row.permanent != .expire)
            #expect(row.permanent != .fail || mayFail)
        }
        for fault in LocalFault.allCases where DeliveryErrors.row(fault).action == .fail {
            let scope = DeliveryErrors.row(fault).scope
            #expect(scope == .recipient || scope == .content)
            #expect(fault.statement?.isPermanent == true)
        }
    }

    @Test func `every row decides something`() {
        // Each row is reached by a reply that no row before it takes.
        for (index, row) in DeliveryErrors.replies.enumerated() {
            let codes = row.codes.isEmpty ? [450, 550] : row.codes
            let isReached = row.stages.contains { stage in
                codes.contains { code in
                    (0...7).contains { subject in
                        let status = EnhancedStatusCode(code / 100, row.subject ?? subject, row.detail ?? 0)
                        let reply = SMTPReply(code, status, "x")
                        return DeliveryErrors.replies.firstIndex { $0.fits(stage, reply) } == index
                    }
                }
            }
            #expect(isReached, "row \(index) is never reached")
        }
    }

    @Test(arguments: [
        ("the host first", SubmissionScope.Stage.finalDot, 421, EnhancedStatusCode(4, 7, 0), FaultAction.hold),
        ("greylisted content", .finalDot, 451, EnhancedStatusCode(4, 7, 1), .defer),
        ("spam", .finalDot, 554, EnhancedStatusCode(5, 7, 1), .fail),
        ("unknown user", .rcpt, 550, EnhancedStatusCode(5, 1, 1), .fail),
        ("mailbox busy", .rcpt, 450, EnhancedStatusCode(4, 2, 0), .defer),
        ("relay denied", .rcpt, 554, EnhancedStatusCode(5, 7, 1), .deferAndAlert),
        ("full host", .rcpt, 452, EnhancedStatusCode(4, 3, 1), .holdAndDefer),
        ("sender refused", .mail, 550, EnhancedStatusCode(5, 7, 1), .holdAndDefer),
        ("out of step", .data, 503, EnhancedStatusCode(5, 5, 1), .retry),
        ("no password", .auth, 535, EnhancedStatusCode(5, 7, 8), .hold),
    ])
    func `what an operator expects`(
        _ name: String, _ stage: SubmissionScope.Stage, _ code: Int, _ status: EnhancedStatusCode,
        _ action: FaultAction
    ) {
        #expect(DeliveryErrors.fault(at: stage, reply: SMTPReply(code, status, "x")).action == action)
    }

    @Test func `after the final dot nothing hurries`() {
        var fault = DeliveryErrors.fault(at: .finalDot, reply: SMTPReply(354, nil, "more"))
        #expect(fault.action == .retry)
        fault.afterFinalDot = true
        #expect(fault.action == .defer)
        #expect(SubmissionFault(.afterFinalDot).afterFinalDot)
    }
}
