import Leads

/// An inquiry that has been read and judged, ready to be remembered.
package struct NewLead: Hashable, Sendable {
    package var message: IncomingMessage
    package var source: LeadSource
    package var content: LeadContent
    /// The touch in short, sealed; the inquiry's own words when nil.
    package var summary: String?
    /// The sequence, the direct answer first; empty when nobody is to be answered.
    package var steps: [PlannedStep]
    package var merge: MergeRule
    /// The name of the sequence the follow-ups are of.
    package var sequence: String?
    /// The lead's own time zone by its identifier, where it is known.
    package var timeZone: String?

    package init(
        message: IncomingMessage, source: LeadSource, content: LeadContent, summary: String? = nil,
        steps: [PlannedStep], merge: MergeRule = .never, sequence: String? = nil, timeZone: String? = nil
    ) {
        self.message = message
        self.source = source
        self.content = content
        self.summary = summary
        self.steps = steps
        self.merge = merge
        self.sequence = sequence
        self.timeZone = timeZone
    }
}
