import GRDB

/// What kept the ledger from doing what it was asked, as an operator and a caller need it.
package struct StoreError: Error, Hashable, Sendable {
    /// What kind of trouble it is.
    package enum Code: String, Sendable, CaseIterable {
        /// The disk, the quota or the file is full.
        case full
        /// The file or its file system takes no writes.
        case readOnly = "read-only"
        /// The disk answered with an error.
        case io
        /// Another process keeps the file locked for longer than we wait.
        case busy
        /// There is no ledger at this path, or the directory cannot be used.
        case missing
        /// The file is no ledger, or it is damaged.
        case corrupt
        /// A newer program made this ledger.
        case newer
        /// An older program made it, and it was opened only for reading.
        case older
        /// A constraint refused the row: the caller is wrong.
        case constraint
        /// What is sealed cannot be opened: the key is missing, or the octets were changed.
        case sealed
        /// The ledger has been closed.
        case closed
        /// Anything else.
        case failed
    }

    package let code: Code
    /// The file or row it is about.
    package let place: String
    /// What happened, without personal data.
    package let cause: String

    package init(_ code: Code, place: String, cause: String) {
        self.code = code
        self.place = place
        self.cause = cause
    }

    /// Whether the same call may succeed later without anyone changing the program or the data. Unknown failures are
    /// temporary: a message is then deferred, never lost.
    package var isTemporary: Bool {
        switch code {
        case .full, .readOnly, .io, .busy, .missing, .closed, .failed, .sealed: true
        case .corrupt, .newer, .older, .constraint: false
        }
    }

    /// What an operator can do about it.
    package var cure: String {
        switch code {
        case .full: "free space on the file system of the ledger; it goes on by itself"
        case .readOnly: "make the file system and the ledger writable for this user; it goes on by itself"
        case .io: "look at the kernel's log for the disk; if it stays, restore the last backup to another disk"
        case .busy: "end the other program that keeps the ledger locked"
        case .missing: "check the path and that this user may read and write its directory"
        case .corrupt: "stop, keep a copy of the file, restore the last backup"
        case .newer: "run the version of the program that made it, or a later one"
        case .older: "start the daemon of this version once: it brings the ledger up to date"
        case .constraint: "this is a fault in the program: please report it with this line"
        case .sealed: "put the key it was sealed with back into the keyring"
        case .closed: "start the program again"
        case .failed: "please report it with this line"
        }
    }
}

extension StoreError: CustomStringConvertible {
    package var description: String { "ledger \(place): \(cause) (\(code.rawValue)): \(cure)" }
}

extension StoreError {
    /// Puts any error in the ledger's terms. The statement's values never get in: they may be personal.
    static func from(_ error: any Error, place: String) -> StoreError {
        if let known = error as? StoreError { return known }
        guard let error = error as? DatabaseError else {
            return StoreError(.failed, place: place, cause: "\(type(of: error))")
        }
        let cause = "\(error.extendedResultCode) \(error.message ?? "without a message")"
        return StoreError(code(of: error.resultCode), place: place, cause: cause)
    }

    private static func code(of result: ResultCode) -> Code {
        switch result {
        case .SQLITE_FULL: .full
        case .SQLITE_READONLY: .readOnly
        case .SQLITE_IOERR: .io
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy
        case .SQLITE_CANTOPEN, .SQLITE_PERM: .missing
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
        case .SQLITE_CONSTRAINT: .constraint
        default: .failed
        }
    }

    /// Whether the file or its disk is what fails, not what was asked.
    var isTheDisks: Bool {
        switch code {
        case .full, .readOnly, .io, .busy, .missing, .corrupt: true
        case .newer, .older, .constraint, .sealed, .closed, .failed: false
        }
    }

    /// Whether the connection itself may be what fails: one opened while the file system was read-only stays so.
    var wantsNewConnection: Bool { [.readOnly, .io, .missing].contains(code) }
}
