/// In which sequence a lead is enrolled, and where its clock stands (M118).
enum Migration006Enrolment {
    static let name = "006 enrolment"

    static let sql = """
        -- The name of the sequence's file; NULL when none follows.
        ALTER TABLE leads ADD COLUMN sequence  TEXT;
        -- The lead's own time zone where its telephone number tells it; an area, not a person.
        ALTER TABLE leads ADD COLUMN time_zone TEXT;
        """
}
