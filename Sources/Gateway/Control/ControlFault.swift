/// Why an operator's request could not be carried out.
package struct ControlFault: Error, CustomStringConvertible {
    package let problem: String

    package init(problem: String) {
        self.problem = problem
    }

    package var description: String { problem }
}
