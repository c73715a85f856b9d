import Gateway
import Testing

/// What programs have called sendmail with.
struct SendmailArgumentsTests {
    private static func made(_ change: (inout SendmailArguments) -> Void) -> SendmailArguments {
        var arguments = SendmailArguments()
        change(&arguments)
        return arguments
    }

    static let lines: [(String, SendmailArguments)] = [
        ("", made { _ in }),
        (
            "-t -i",
            made {
                $0.takesRecipientsFromMessage = true; $0.ignoresDots = true
            }
        ),
        (
            "-ti info@a.example",
            made {
                $0.takesRecipientsFromMessage = true; $0.recipients = ["info@a.example"]
            }
        ),
        (
            "-oi -oem -f web@a.example info@a.example",
            made {
                $0.ignoresDots = true
                $0.sender = "web@a.example"
                $0.recipients = ["info@a.example"]
            }
        ),
        (
            "-fweb@a.example -- -odd@a.example",
            made {
                $0.sender = "web@a.example"; $0.recipients = ["-odd@a.example"]
            }
        ),
        (
            "-f <> a@a.example b@a.example",
            made {
                $0.sender = ""; $0.recipients = ["a@a.example", "b@a.example"]
            }
        ),
        (
            "-r <web@a.example> -F Web",
            made {
                $0.sender = "web@a.example"; $0.fullName = "Web"
            }
        ),
        ("-bm -v -N never -O DeliveryMode=b -oQ/var/spool x@a.example", made { $0.recipients = ["x@a.example"] }),
        ("-bp", made { $0.mode = .listQueue }),
    ]

    @Test(arguments: lines)
    func reading(line: String, expected: SendmailArguments) throws {
        #expect(try SendmailArguments(line.split(separator: " ").map(String.init)) == expected)
    }

    @Test(arguments: ["-f", "-bs", "-bd", "-Z", "-F"])
    func whatIsNotDone(line: String) {
        #expect(throws: SendmailArguments.Fault.self) {
            try SendmailArguments(line.split(separator: " ").map(String.init))
        }
    }
}
