import Glibc

/// The names in a directory.
enum DirectoryListing {
    /// The names, sorted, without `.` and `..`; none for a directory that is not there.
    static func names(in path: String) throws(SpoolFault) -> [String] {
        guard let directory = opendir(path) else {
            guard errno != ENOENT else { return [] }
            throw SpoolFault(errno: errno, doing: "be listed", place: path)
        }
        defer { closedir(directory) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw SpoolFault(errno: errno, doing: "be listed", place: path) }
        return names.sorted()
    }
}
