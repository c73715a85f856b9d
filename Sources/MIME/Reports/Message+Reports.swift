extension Message {
    /// The delivery status notification in here (RFC 3464), nil when it is none.
    package var deliveryReport: DeliveryReport? { DeliveryReport(in: self) }

    /// The feedback report in here (RFC 5965), nil when it is none.
    package var feedbackReport: FeedbackReport? { FeedbackReport(in: self) }
}
