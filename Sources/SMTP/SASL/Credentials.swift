/// A user's name with what proves it. Never printed: the description hides the secret, and no log takes one.
package struct Credentials: Sendable, Equatable {
    /// What proves the name.
    package enum Secret: Sendable, Equatable {
        case password(String)
        /// An OAuth 2.0 bearer token (RFC 6750), for XOAUTH2 only.
        case accessToken(String)
    }

    package let user: String
    package let secret: Secret

    package init(user: String, password: String) {
        self.user = user
        secret = .password(password)
    }

    package init(user: String, accessToken: String) {
        self.user = user
        secret = .accessToken(accessToken)
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "Credentials(\(user.prefix(1))***)" }
    package var debugDescription: String { description }
}

extension Credentials.Secret: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "***" }
    package var debugDescription: String { description }
}
