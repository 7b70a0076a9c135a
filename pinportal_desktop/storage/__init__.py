# SPDX-FileCopyrightText: 2026 PinPortal contributors
# SPDX-License-Identifier: Apache-2.0
"""The database: tables, migrations, one repository per aggregate, the search index, the record and the looks.

`opening.open_store` gives a `SqlStore` over an encrypted SQLite file or a PostgreSQL; its `writing()` is the use cases'
transaction, its `looks()` is for whoever only looks.
"""
