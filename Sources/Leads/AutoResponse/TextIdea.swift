/// What a phrase in a message's text tells of its writer.
enum TextIdea: Hashable, Sendable {
    /// The writer, in the first person, is away now.
    case absence
    /// Somebody is on holiday, out of the office: persons write so too.
    case absenceHint
    /// The writer speaks of himself or herself.
    case oneself
    /// An answer follows on the return; nobody reads mail meanwhile; somebody else helps.
    case absencePromise
    /// The writer has left the company for good.
    case departure
    /// Thanks for a message.
    case thanks
    /// Thanks for turning to us: an office's words to its customers.
    case welcome
    /// A message was received.
    case received
    /// An answer will follow.
    case promise
    /// An answer will follow soon.
    case speed
    /// A number by which an office files what it gets.
    case reference
    /// An answer follows within hours or days that an office keeps.
    case deadline
    /// A request was filed by a machine.
    case filed
    /// A machine says that it is one, or that nobody reads the mailbox.
    case automatic
    /// A message was read, or is called back: programs of the reader's print so.
    case receipt
    /// A calendar program tells of an invitation and its answer.
    case calendar
    /// Invoices, payments and statements.
    case account
    /// A job board tells of an applicant.
    case applicant
    /// The small print of a mailing.
    case footer
    /// A person asks for something.
    case request
    /// Words of a ride.
    case ride
}
