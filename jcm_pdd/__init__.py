"""JCM PDD Studio: Project Design Documents and monitoring plans under the Joint Crediting Mechanism."""

__version__ = "0.1.0"
