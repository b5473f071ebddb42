extension Migration {
    /// What version 3 brings for documents that are imported in parts.
    static let longDocuments3 = """
        -- Sources whose records no run has resolved: parts of a long document whose import was stopped before its end.
        CREATE TABLE unresolved (
            source_id INTEGER PRIMARY KEY REFERENCES source (id)
        ) STRICT;
        """
}
