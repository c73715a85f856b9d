/// An open element.
struct HTMLElement {
    let name: String
    /// The length of the output when it was opened.
    let start: Int
    var isHidden = false
    /// Line ends after it.
    var breaks = 0
    var link: String?
    /// What is written on a line of its own after it.
    var closingMark = ""
    /// The next number of an ordered list.
    var number: Int?

    init(name: String, start: Int) {
        self.name = name
        self.start = start
    }
}
