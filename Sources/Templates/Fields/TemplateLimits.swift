/// Every limit of the template room, once, with its reason.
package enum TemplateLimits {
    /// Octets of one file: a mail over 100 KB is clipped by Gmail, so a source over 256 KiB is a mistake.
    package static let fileOctets = 256 * 1024
    /// Files in one directory: far above what an office writes, low enough that a wrong path is noticed.
    package static let files = 2_000
    /// Characters of a subject that phones and desktop clients show whole, and what RFC 5322 §2.1.1 recommends per line.
    package static let subjectGoal = 78
    /// Characters of a subject at which it is cut whatever the template says.
    package static let subjectMaximum = 200
    /// How far a value inside a subject is shortened, step by step, until the subject meets its goal.
    package static let subjectValueCaps = [80, 48, 36, 28, 20, 14]
    /// Octets of rendered HTML from which Gmail clips a message (102 KB), with room for the transfer encoding.
    package static let htmlOctets = 100 * 1024
    /// Combining marks on one base character; real scripts stay below, "zalgo" text does not.
    package static let combiningMarks = 4
    /// Scalars looked at per scalar kept while cleaning a value: a megabyte of invisible characters costs no more than this.
    package static let scalarsExaminedPerKept = 8
    /// Nesting of Markdown blocks, of sections and of partials that the writers follow.
    package static let depth = 32
    /// Days after the first reply that a follow-up may name.
    package static let followUpDays = 1...365
    /// Seconds a template may hold its message back: 30 days.
    package static let delaySeconds = 30 * 86_400
}
