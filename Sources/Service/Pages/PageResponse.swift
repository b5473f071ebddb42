extension Response {
    /// A page, with what a browser is to keep to.
    package init(_ page: some Page, status: Int = 200) {
        self.init(status: status, headers: ["Content-Type": "text/html; charset=utf-8"], body: page.render())
        headers["Content-Security-Policy"] = PagePolicy.page
        for field in PagePolicy.everywhere.fields { headers[field.name] = field.value }
    }

    /// A file that is no page.
    package init(file bytes: [UInt8], type: String) {
        self.init(headers: ["Content-Type": type], body: bytes)
        headers["Content-Security-Policy"] = PagePolicy.file
        for field in PagePolicy.everywhere.fields { headers[field.name] = field.value }
    }

    /// The way to the address under which something answers now.
    package init(to address: Address, status: Int = 302) {
        self.init(status: status, headers: ["Location": address.text])
    }
}

/// What browsers are told about our answers.
package enum PagePolicy {
    /// Nothing but our own style sheet, script and pictures; nothing inline; no frame around us.
    package static let page =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// A file opened by itself runs nothing. A figure of ours carries its own style element.
    package static let file =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; sandbox"

    package static let everywhere: Headers = [
        "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin", "Permissions-Policy": "interest-cohort=()",
    ]
}
