"""What can go wrong."""


class GranularError(Exception):
    """Base class of this package's errors."""


class InputError(GranularError, ValueError):
    """Data or options that cannot be evaluated: one line with table, row, column, and what to do."""


class CancelledEvaluationError(GranularError):
    """An evaluation that was cancelled from elsewhere."""


class EngineError(GranularError, RuntimeError):
    """An engine that cannot be started, broke down, or has too little memory."""
