/// One thing that tells who made a message, a person or a machine.
struct Sign: Hashable, Sendable {
    /// Whom a sign speaks for.
    enum Author: Hashable, Sendable {
        /// Somebody's robot, answering one message.
        case answeringRobot
        /// A machine that informs: orders, monitors, receipts.
        case machine
        /// A list or a mailing: one text for many.
        case mailing
        case person
    }

    /// How much a sign is worth. The numbers are only compared with each other.
    enum Weight: Int, Sendable {
        /// Found in many persons' mail too: a help desk's field, a mail service's identifier.
        case weak = 1
        /// Seldom found in a person's mail; enough where nothing speaks for a person.
        case medium = 2
        /// Outweighs all but a clear wish of a person.
        case strong = 4
        /// The sender's own declaration, which nothing outweighs (RFC 3834 §5, RFC 2919).
        case decisive = 100
    }

    /// Where a sign stands. Signs of one place are one sign: what mail services and help desks add on the way
    /// (`service`), be it five fields, they say once.
    enum Place: Hashable, Sendable {
        case declaration, reversePath, precedence, listFields, service, sender, program, subject, text, footer
        case request, question, ride, facts, conversation
    }

    let author: Author
    let weight: Weight
    let place: Place
    /// The sign in words for people: a field with its value, or the phrase that was found.
    let words: String
}
