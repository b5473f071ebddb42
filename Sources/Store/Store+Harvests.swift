public import Catalog

extension Store {
    /// How far a harvest has come; nil when none of that order was ever begun.
    public func progress(of order: HarvestOrder) throws(StoreError) -> HarvestProgress? {
        // Found through the UNIQUE index over what names an order.
        try database.first(
            """
            SELECT through, began, lower, token, last_stamp, page_stamp, rises, has_fallen, pages, records
              FROM harvest
             WHERE base = ?1 AND prefix = ?2 AND set_spec = ?3 AND from_date = ?4 AND until_date = ?5
            """, key(of: order)
        ) { row in
            var progress = HarvestProgress(through: row.optionalText(0))
            guard let began = row.optionalText(1) else { return progress }
            var run = HarvestProgress.Run(began: began, lower: row.optionalText(2))
            run.token = row.optionalText(3)
            run.lastStamp = row.optionalText(4)
            run.pageStamp = row.optionalText(5)
            run.rises = row.integer(6)
            run.hasFallen = row.flag(7)
            run.pages = row.integer(8)
            run.records = row.integer(9)
            progress.run = run
            return progress
        }
    }

    /// Notes how far a harvest has come, in place of what was noted before.
    public func setProgress(_ progress: HarvestProgress, of order: HarvestOrder, at now: String) throws(StoreError) {
        let run = progress.run
        try database.run(
            """
            INSERT INTO harvest (base, prefix, set_spec, from_date, until_date, through, began, lower, token,
                                 last_stamp, page_stamp, rises, has_fallen, pages, records, kept_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
                ON CONFLICT (base, prefix, set_spec, from_date, until_date) DO UPDATE
               SET through = ?6, began = ?7, lower = ?8, token = ?9, last_stamp = ?10, page_stamp = ?11,
                   rises = ?12, has_fallen = ?13, pages = ?14, records = ?15, kept_at = ?16
            """,
            key(of: order) + [
                .text(progress.through), .text(run?.began), .text(run?.lower), .text(run?.token),
                .text(run?.lastStamp), .text(run?.pageStamp), .int(run?.rises ?? 0), .flag(run?.hasFallen ?? false),
                .int(run?.pages ?? 0), .int(run?.records ?? 0), .text(now),
            ])
    }

    private func key(of order: HarvestOrder) -> [Value] {
        [order.base, order.prefix, order.set ?? "", order.from ?? "", order.until ?? ""].map { .text($0) }
    }
}
