/// The system calls that make messages durable, behind a seam: tests put one there that fails or stops at the n-th.
///
/// Every call throws `SpoolFault` with the system's error.
protocol FileSystem: Sendable {
    /// Opens a file, or makes it (`O_CREAT`).
    func open(_ path: String, flags: Int32) throws(SpoolFault) -> FileDescriptor
    /// Writes all octets at an offset.
    func write(_ octets: UnsafeRawBufferPointer, to file: FileDescriptor, at offset: Int) throws(SpoolFault)
    /// Reserves room for that many octets from the file's start.
    func allocate(_ octets: Int, for file: FileDescriptor) throws(SpoolFault)
    /// Cuts a file to a size.
    func truncate(_ file: FileDescriptor, to octets: Int) throws(SpoolFault)
    /// `fdatasync`: the octets and the size are on the disk when it returns.
    func sync(_ file: FileDescriptor) throws(SpoolFault)
    /// Makes a directory's entries durable.
    func syncDirectory(_ path: String) throws(SpoolFault)
    /// Makes a directory (0700); one that is there already is no fault.
    func makeDirectory(_ path: String) throws(SpoolFault)
    /// Gives a file another name, in place of a file that has it.
    func rename(_ from: String, to: String) throws(SpoolFault)
    /// Removes a file; one that is not there is no fault.
    func remove(_ path: String) throws(SpoolFault)
}

extension FileSystem {
    /// Writes all octets of an array at an offset.
    func write(_ octets: [UInt8], to file: FileDescriptor, at offset: Int) throws(SpoolFault) {
        // `withUnsafeBytes` forgets the type of what is thrown in it.
        let outcome = octets.withUnsafeBytes { octets in
            Result { () throws(SpoolFault) in try write(octets, to: file, at: offset) }
        }
        try outcome.get()
    }
}
