/// A user's name and password. Never printed: the description hides the password, and no log takes one.
package struct Credentials: Sendable, Equatable {
    package let user: String
    package let password: String

    package init(user: String, password: String) {
        self.user = user
        self.password = password
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "Credentials(\(user.prefix(1))***)" }
    package var debugDescription: String { description }
}
