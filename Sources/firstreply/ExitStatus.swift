import ArgumentParser

/// Exit statuses of sysexits.h, by their meaning.
extension ExitCode {
    /// EX_DATAERR.
    static let badData = ExitCode(65)
    /// EX_NOINPUT.
    static let noInput = ExitCode(66)
    /// EX_UNAVAILABLE.
    static let unavailable = ExitCode(69)
    /// EX_IOERR.
    static let inputOutput = ExitCode(74)
    /// EX_TEMPFAIL.
    static let tryAgain = ExitCode(75)
    /// EX_CONFIG.
    static let badConfiguration = ExitCode(78)
}
