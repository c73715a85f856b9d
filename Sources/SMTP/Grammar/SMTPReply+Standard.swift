import MailTypes

/// The replies whose text never changes. Public texts say what to do, never what is inside.
extension SMTPReply {
    static let senderOK = SMTPReply(250, EnhancedStatusCode(2, 1, 0), "Ok")
    static let recipientOK = SMTPReply(250, EnhancedStatusCode(2, 1, 5), "Ok")
    static let ok = SMTPReply(250, EnhancedStatusCode(2, 0, 0), "Ok")
    static let goodbye = SMTPReply(221, EnhancedStatusCode(2, 0, 0), "Goodbye")
    static let sendData = SMTPReply(354, nil, "End data with <CR><LF>.<CR><LF>")
    static let readyForTLS = SMTPReply(220, EnhancedStatusCode(2, 0, 0), "Ready to start TLS")
    static let authenticated = SMTPReply(235, EnhancedStatusCode(2, 7, 0), "Authentication successful")
    // RFC 5321 §3.5.3: 252 says neither yes nor no, so nobody can collect addresses.
    static let cannotVerify = SMTPReply(252, EnhancedStatusCode(2, 0, 0), "Cannot VRFY user; try RCPT")

    static let unrecognised = SMTPReply(500, EnhancedStatusCode(5, 5, 2), "Command not recognised")
    static let lineTooLong = SMTPReply(500, EnhancedStatusCode(5, 5, 2), "Line too long")
    static let bareLineEnd = SMTPReply(500, EnhancedStatusCode(5, 5, 2), "Only CRLF ends a line (RFC 5321 2.3.8)")
    static let notText = SMTPReply(500, EnhancedStatusCode(5, 5, 2), "Command holds control or undecodable characters")
    static let noArguments = SMTPReply(501, EnhancedStatusCode(5, 5, 4), "This command takes no argument")
    static let needsDomain = SMTPReply(501, EnhancedStatusCode(5, 5, 4), "A domain or address literal is missing")
    static let notImplemented = SMTPReply(502, EnhancedStatusCode(5, 5, 1), "Command not implemented")
    static let helloFirst = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "Send EHLO first")
    static let senderTwice = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "Sender already given; RSET to begin again")
    static let senderFirst = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "Send MAIL first")
    static let recipientFirst = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "Send RCPT first")
    static let noValidRecipients = SMTPReply(554, EnhancedStatusCode(5, 5, 1), "No valid recipients")
    static let quitOnly = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "Only QUIT is taken here")
    static let tooManyRecipients = SMTPReply(
        452, EnhancedStatusCode(4, 5, 3), "Too many recipients; send the rest later")
    static let messageTooLarge = DataFault.messageTooLarge.reply
    static let unknownParameter = SMTPReply(555, EnhancedStatusCode(5, 5, 4), "Parameter not recognised")
    static let badParameter = SMTPReply(501, EnhancedStatusCode(5, 5, 4), "Parameter ill-formed or given twice")
    static let needsSMTPUTF8 = SMTPReply(553, EnhancedStatusCode(5, 6, 7), "Address needs SMTPUTF8 on MAIL")

    static let tlsAlready = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "TLS is already active")
    static let tlsNotAvailable = SMTPReply(454, EnhancedStatusCode(4, 7, 0), "TLS not available for now")
    static let mustStartTLS = SMTPReply(530, EnhancedStatusCode(5, 7, 0), "Must issue a STARTTLS command first")
    static let mustAuthenticate = SMTPReply(530, EnhancedStatusCode(5, 7, 0), "Authentication required")
    static let encryptionRequired = SMTPReply(
        538, EnhancedStatusCode(5, 7, 11), "Encryption required for this authentication mechanism"
    )
    static let badCredentials = SMTPReply(535, EnhancedStatusCode(5, 7, 8), "Authentication credentials invalid")
    static let authenticatedAlready = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "Already authenticated")
    static let authenticationCancelled = SMTPReply(501, EnhancedStatusCode(5, 7, 0), "Authentication cancelled")
    static let unknownMechanism = SMTPReply(504, EnhancedStatusCode(5, 5, 4), "Mechanism not offered")
    static let badSASL = SMTPReply(501, EnhancedStatusCode(5, 5, 2), "Cannot decode the authentication response")

    static let badChunk = SMTPReply(521, EnhancedStatusCode(5, 5, 4), "Syntax: BDAT size [LAST]; closing")
    static let chunksOnly = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "BDAT has begun this message; no DATA, no RCPT")
    static let binaryNeedsChunks = SMTPReply(503, EnhancedStatusCode(5, 5, 1), "BINARYMIME needs BDAT")
    static let notForUs = SMTPReply(550, EnhancedStatusCode(5, 7, 0), "XCLIENT is for configured proxies")
    static let noProxyHeader = SMTPReply(421, EnhancedStatusCode(4, 7, 0), "PROXY header expected; closing")
    static let tooBusy = SMTPReply(
        452, EnhancedStatusCode(4, 3, 1), "Too much mail at once; try again in 60 seconds")
    static let outOfStep = SMTPReply(421, EnhancedStatusCode(4, 7, 0), "Wait for replies (RFC 2920); closing")
    static let spokeFirst = SMTPReply(421, EnhancedStatusCode(4, 7, 0), "Wait for the greeting; closing")
    static let tooOften = SMTPReply(421, EnhancedStatusCode(4, 7, 0), "Too often; try again in 60 seconds")

    static let localError = SMTPReply(451, EnhancedStatusCode(4, 3, 0), "Local error; try again later")
    static let tooManyErrors = SMTPReply(421, EnhancedStatusCode(4, 7, 0), "Too many errors; closing")
    static let tooManyConnections = SMTPReply(
        421, EnhancedStatusCode(4, 7, 0), "Too many connections; try again in 60 seconds")
    static let notSMTP = SMTPReply(421, EnhancedStatusCode(4, 7, 0), "This is not SMTP; closing")
    static let timeout = SMTPReply(421, EnhancedStatusCode(4, 4, 2), "Timeout; closing")
    static let sessionTooLong = SMTPReply(421, EnhancedStatusCode(4, 4, 2), "Session lasted too long; closing")
    static let shuttingDown = SMTPReply(421, EnhancedStatusCode(4, 3, 2), "Shutting down; try again later")
}
