"""All that a training needs to go on where it was cut off: weights, optimiser, running average, history."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from extractor.training.model import Network


class Average:
    """A running average of the weights, which is better than the weights themselves."""

    def __init__(self, network: Network, decay: float) -> None:
        """Start from the weights as they are."""
        self.decay = decay
        self.steps = 0
        self.weights = {name: value.detach().clone() for name, value in network.state_dict().items()}

    def update(self, network: Network) -> None:
        """Move towards the weights as they are now; faster at the beginning."""
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        values = list(network.state_dict().values())
        torch._foreach_lerp_(list(self.weights.values()), values, 1 - decay)


@dataclass(slots=True)
class Running:
    """What is known of the epoch that is running: steps done, the sums of their losses, the time they took."""

    steps: int = 0
    losses: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0

    def add(self, losses: dict[str, float], seconds: float) -> None:
        """Count a step."""
        self.steps += 1
        self.seconds += seconds
        for name, value in losses.items():
            self.losses[name] = self.losses.get(name, 0.0) + value

    def entry(self) -> dict[str, Any]:
        """Return the epoch as an entry of the history: its steps, its time, its mean losses."""
        loss = {name: round(value / max(self.steps, 1), 4) for name, value in self.losses.items()}
        return {"steps": self.steps, "seconds": round(self.seconds), "loss": loss}


@dataclass(slots=True)
class State:
    """The state of one stage of a training; ``history`` has an entry for each epoch that is done."""

    network: Network
    optimizer: torch.optim.Optimizer
    average: Average
    history: list[dict[str, Any]] = field(default_factory=list)
    running: Running = field(default_factory=Running)

    def save(self, path: Path) -> None:
        """Write a checkpoint, whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".part")
        state = {
            "network": self.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average.weights,
            "average_steps": self.average.steps,
            "history": self.history,
            "running": asdict(self.running),
            "random": torch.get_rng_state(),
        }
        torch.save(state, temporary)
        temporary.replace(path)

    def restore(self, path: Path) -> None:
        """Take the state of a checkpoint, if there is one, and the state of PyTorch's lot."""
        if not path.exists():
            return
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.weights, self.average.steps = state["average"], state["average_steps"]
        self.history = list(state["history"])
        self.running = Running(**state["running"])
        torch.set_rng_state(state["random"])
