import MailTypes

/// The command line of sendmail, as programs that mail have used it for forty years.
///
/// Options may carry their value in the same word or in the next; those that ask for what is done anyway, or for what
/// no gateway does, are taken and change nothing.
package struct SendmailArguments: Equatable, Sendable {
    /// What is asked for.
    package enum Mode: Equatable, Sendable {
        /// A message on standard input.
        case submit
        /// `-bp`, or being called `mailq`.
        case listQueue
    }

    package var mode = Mode.submit
    /// `-f`, `-r`: the reverse-path; an empty one is the null reverse-path.
    package var sender: String?
    /// `-F`: the sender's full name, for a From field that is not there.
    package var fullName: String?
    /// `-t`: recipients are those of To, Cc and Bcc.
    package var takesRecipientsFromMessage = false
    /// `-i`, `-oi`: a line of a single dot does not end the message.
    package var ignoresDots = false
    package var recipients: [String] = []

    /// An option that is not known or lacks its value.
    package struct Fault: Error, Equatable {
        package let problem: String
    }

    package init() {}

    /// Reads the words behind the program's name.
    package init(_ words: [String]) throws(Fault) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                recipients += rest
                return
            }
            guard word.hasPrefix("-"), word.count > 1 else {
                recipients.append(word)
                continue
            }
            try take(word.dropFirst(), &rest)
        }
    }

    private mutating func take(_ option: Substring, _ rest: inout ArraySlice<String>) throws(Fault) {
        guard let letter = option.first else { return }
        let attached = String(option.dropFirst())
        func value() throws(Fault) -> String {
            if !attached.isEmpty { return attached }
            guard let next = rest.popFirst() else { throw Fault(problem: "-\(letter) needs a value") }
            return next
        }
        switch letter {
        case "f", "r": sender = try value().trimmingBrackets
        case "F": fullName = try value()
        case "t": takesRecipientsFromMessage = true
        case "i": ignoresDots = true
        case "o":
            if attached.hasPrefix("i") { ignoresDots = true }
            // -oem, -odi ... ; a value in the next word only where none is attached.
            if attached.isEmpty { _ = try value() }
        case "b": try takeMode(attached)
        case "B", "C", "d", "h", "L", "N", "O", "p", "R", "V", "X": _ = try value()
        case "G", "m", "n", "q", "s", "U", "v", "x", "A": break
        default: throw Fault(problem: "-\(letter) is no option of sendmail that is known here")
        }
    }

    private mutating func takeMode(_ letter: String) throws(Fault) {
        switch letter {
        case "m": mode = .submit
        case "p": mode = .listQueue
        default: throw Fault(problem: "-b\(letter): only -bm (take a message) and -bp (list the queue) are done here")
        }
    }
}

extension String {
    /// `<user@host>` without its brackets.
    fileprivate var trimmingBrackets: String {
        hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : self
    }
}
