"""Follows a column of a query back to the columns of tables that its value is made from.

sqlglot parses; names are resolved here. Postgres prints a view with every column's alias in
front of it and every ``*`` written out, so that resolving needs no guess: an alias is looked
up in the FROM of its own query, then in those around it (LATERAL, correlated subqueries).
What only joins, filters or orders rows is no part of a value and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlglot import exp, parse_one

from govnews.dictionary.catalogue import Catalogue, Column

ROWS = "*"  # in place of a column: how many rows there are

Sources = frozenset[Column]
NOTHING: Sources = frozenset()
ANY = "?"  # of a table that the catalogue does not know: the column that is asked for


class Traced(NamedTuple):
    """Where one column comes from; `expression` is "" where the value is taken as it is."""

    sources: Sources
    expression: str


UNKNOWN = Traced(NOTHING, "")

# What an alias of a FROM stands for, column by column; None stands for any other column.
Relation = dict[str | None, Traced]
# What is seen inside a query: relations by alias, and queries of WITH by name.
Scope = dict[str, Relation]


def trace(catalogue: Catalogue, schema: str = "mart") -> dict[Column, Traced]:
    """Return where each column of each view of a schema comes from.

    Columns of another view are followed on, down to tables.
    """
    traced: dict[Column, Traced] = {}
    for view in catalogue.of_schema(schema):
        if not view.is_view:
            continue
        for name, found in trace_query(view.query, catalogue).items():
            traced[Column(schema, view.name, name)] = found
    return {column: _beyond_views(found, traced) for column, found in traced.items()}


def trace_query(query: str, catalogue: Catalogue) -> dict[str, Traced]:
    """Return where each output column of one query comes from."""
    tree = parse_one(query.rstrip().rstrip(";"), dialect="postgres")
    if not isinstance(tree, exp.Query):
        raise ValueError(f"expected a query, found {tree.key}: {query[:80]}")
    return Tracer(catalogue).outputs(tree, {})


def _beyond_views(found: Traced, traced: Mapping[Column, Traced]) -> Traced:
    sources = found.sources
    while seen := sources & traced.keys():
        sources = sources - seen | frozenset[Column]().union(*(traced[one].sources for one in seen))
    return found._replace(sources=sources)


class Tracer:
    """Resolves names inside queries; tables not in the catalogue count as temporary ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._shown = catalogue.shown
        self._columns = {
            key: [column.name for column in table.columns]
            for key, table in catalogue.tables.items()
        }

    def outputs(self, query: exp.Expr, outer: Scope) -> dict[str, Traced]:
        """Return the output columns of a query in their order."""
        scope = self._with(query, dict(outer))
        if isinstance(query, exp.Subquery):
            return self.outputs(query.this, scope)
        if isinstance(query, exp.SetOperation):
            return _united(self.outputs(query.this, scope), self.outputs(query.expression, scope))
        if not isinstance(query, exp.Select):
            return {}
        scope, own = self._from(query, scope)
        return dict(self._selected(query, scope, own))

    def sources(self, expression: exp.Expr, scope: Scope, own: Sources = NOTHING) -> Sources:
        """Return the columns that an expression's value is made from.

        `own` are the rows of the query around it: what an aggregate without columns counts.
        """
        if isinstance(expression, exp.Column):
            return self._resolve(expression, scope).sources
        if isinstance(expression, exp.Query):
            found = (one.sources for one in self.outputs(expression, scope).values())
            return NOTHING.union(*found)
        if isinstance(expression, exp.Exists):
            return self._rows(expression.this, scope)
        if isinstance(expression, exp.Window):
            return self.sources(expression.this, scope, own)  # OVER (…) orders and divides rows
        parts = expression.iter_expressions()
        found_sources = NOTHING.union(*(self.sources(part, scope, own) for part in parts))
        if isinstance(expression, exp.AggFunc | exp.RowNumber) and not found_sources:
            return own
        return found_sources

    def relations(self, query: exp.Expr, outer: Scope) -> tuple[Scope, Sources]:
        """Return what a query's WITH and FROM (or an UPDATE's) let its expressions see."""
        return self._from(query, self._with(query, dict(outer)))

    def _with(self, query: exp.Expr, scope: Scope) -> Scope:
        clause = query.args.get("with_")
        if clause is None:
            return scope
        for part in clause.expressions:
            names = part.args["alias"].columns
            if clause.args.get("recursive") and isinstance(part.this, exp.SetOperation):
                # what a recursive query begins with tells its columns
                scope[part.alias] = _relation(self.outputs(part.this.this, scope), names)
            scope[part.alias] = _relation(self.outputs(part.this, scope), names)
        return scope

    def _from(self, query: exp.Expr, scope: Scope) -> tuple[Scope, Sources]:
        """Return the scope inside the query, and the rows of what it reads from."""
        own: set[Column] = set()
        for source in _read_from(query):
            alias, relation = self._relation_of(source, scope)
            scope = {**scope, alias: relation}
            own |= _rows_of(relation)
        return scope, frozenset(own)

    def _relation_of(self, source: exp.Expr, scope: Scope) -> tuple[str, Relation]:
        lateral = isinstance(source, exp.Lateral)
        inner = source.this if lateral else source
        alias = source.alias or inner.alias_or_name
        names = source.args["alias"].columns if source.args.get("alias") else []
        if isinstance(inner, exp.Subquery | exp.Query) and not isinstance(inner, exp.Table):
            return alias, _relation(self.outputs(inner, scope), names)
        if isinstance(inner, exp.Table) and isinstance(inner.this, exp.Identifier):
            return alias, self._table(inner, scope)
        # unnest(…), jsonb_array_elements(…), VALUES: each column is made from the arguments.
        return alias, {None: Traced(self.sources(inner, scope), "")}

    def _table(self, table: exp.Table, scope: Scope) -> Relation:
        if not table.db and table.name in scope:
            return scope[table.name]
        # Postgres prints its own tables without their schema.
        schema = table.db or ("pg_catalog" if table.name.startswith("pg_") else "")
        key = self._shown.get((schema, table.name), (schema, table.name))
        relation: Relation = {name: _taken(*key, name) for name in self._columns.get(key, [])}
        relation[ROWS] = _taken(*key, ROWS)
        if key not in self._columns:
            relation[None] = _taken(*key, ANY)
        return relation

    def _resolve(self, column: exp.Column, scope: Scope) -> Traced:
        if column.table:
            return _lookup(scope.get(column.table, {}), column.name)
        for relation in reversed(scope.values()):
            if column.name in relation:
                return relation[column.name]
        # the name of a function in FROM stands for its only column
        return _lookup(scope.get(column.name, {}), column.name)

    def _selected(
        self, query: exp.Select, scope: Scope, own: Sources
    ) -> Iterator[tuple[str, Traced]]:
        for ordinal, selected in enumerate(query.expressions):
            value = selected.this if isinstance(selected, exp.Alias) else selected
            if _is_star(value):
                relation = scope.get(value.table, {}) if isinstance(value, exp.Column) else {}
                yield from ((one, found) for one, found in relation.items() if one and one != ROWS)
                continue
            name = selected.alias_or_name or f"column{ordinal + 1}"
            bare = _bare(value)
            if isinstance(bare, exp.Column):
                yield name, self._resolve(bare, scope)
            else:
                yield name, Traced(self.sources(value, scope, own), _said(value))

    def _rows(self, query: exp.Expr, scope: Scope) -> Sources:
        return self._from(query, self._with(query, dict(scope)))[1]


def _read_from(query: exp.Expr) -> Iterator[exp.Expr]:
    clause = query.args.get("from_")
    if clause:
        yield from _joined(clause.this)
    for join in query.args.get("joins") or ():
        yield from _joined(join.this)
    yield from query.args.get("laterals") or ()


def _joined(source: exp.Expr) -> Iterator[exp.Expr]:
    """Yield a source, then what it is joined with: ((a JOIN b) JOIN c), or a JOIN b."""
    if isinstance(source, exp.Subquery | exp.Paren) and not source.alias:
        yield from _joined(source.this)
    else:
        yield source
    for join in source.args.get("joins") or ():
        yield from _joined(join.this)
    yield from source.args.get("laterals") or ()


def _taken(schema: str, table: str, name: str) -> Traced:
    return Traced(frozenset({Column(schema, table, name)}), "")


def _lookup(relation: Relation, name: str) -> Traced:
    found = relation.get(name, relation.get(None, UNKNOWN))
    sources = (
        Column(one.schema, one.table, name) if one.name == ANY else one for one in found.sources
    )
    return Traced(frozenset(sources), found.expression)


def _relation(outputs: Mapping[str, Traced], names: Iterable[exp.Expr]) -> Relation:
    renamed = [name.name for name in names]
    given = [*renamed, *list(outputs)[len(renamed) :]]
    relation: Relation = dict(zip(given, outputs.values(), strict=False))
    rows = (found.sources for found in outputs.values())
    return {**relation, ROWS: Traced(NOTHING.union(*rows), "")}


def _rows_of(relation: Relation) -> Sources:
    rows = relation.get(ROWS, UNKNOWN).sources
    return frozenset(Column(one.schema, one.table, ROWS) for one in rows)


def _united(first: dict[str, Traced], second: dict[str, Traced]) -> dict[str, Traced]:
    return {
        name: Traced(one.sources | other.sources, one.expression or other.expression)
        for (name, one), other in zip(first.items(), second.values(), strict=False)
    }


def _is_star(value: exp.Expr) -> bool:
    return isinstance(value, exp.Star) or (
        isinstance(value, exp.Column) and isinstance(value.this, exp.Star)
    )


def _bare(value: exp.Expr) -> exp.Expr:
    while isinstance(value, exp.Paren):
        value = value.this
    return value


def _said(value: exp.Expr) -> str:
    """Return an expression without the types that Postgres adds to every constant."""

    def plain(node: exp.Expr) -> exp.Expr:
        is_constant = isinstance(node, exp.Cast) and isinstance(
            _bare(node.this), exp.Literal | exp.Null
        )
        return _bare(node.this) if is_constant else node

    return value.transform(plain).sql(dialect="postgres")
